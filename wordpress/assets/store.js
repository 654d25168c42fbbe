/**
 * What is known of the post in the editor: its findings, asked of the server, for both panels and the lock.
 */
( function () {
	'use strict';

	const { select, dispatch } = wp.data;
	const { __, _n, sprintf } = wp.i18n;

	const NAME = 'zvirka';

	const START = { state: 'unchecked', message: '', with: '', findings: [], texts: null, busy: false };

	const store = wp.data.createReduxStore( NAME, {
		reducer( known = START, action ) {
			switch ( action.type ) {
				case 'ASKED':
					return { ...known, busy: true };
				case 'ANSWERED':
					return { ...START, ...action.answer, texts: action.texts };
				case 'ACCEPTED': {
					const changed = ( one ) =>
						one.fingerprint === action.fingerprint ? { ...one, accepted: action.accepted } : one;
					return { ...known, findings: known.findings.map( changed ) };
				}
			}
			return known;
		},
		actions: {
			asked: () => ( { type: 'ASKED' } ),
			answered: ( answer, texts ) => ( { type: 'ANSWERED', answer, texts } ),
			accepted: ( fingerprint, accepted ) => ( { type: 'ACCEPTED', fingerprint, accepted } ),
		},
		selectors: {
			known: ( known ) => known,
		},
	} );
	wp.data.register( store );

	/** The errors that nobody has accepted. */
	function errors( findings ) {
		return findings.filter( ( one ) => one.severity === 'error' && ! one.accepted );
	}

	/** The texts of the post as they are edited. */
	function edited() {
		const editor = select( 'core/editor' );
		return {
			title: editor.getEditedPostAttribute( 'title' ) || '',
			content: editor.getEditedPostContent() || '',
			excerpt: editor.getEditedPostAttribute( 'excerpt' ) || '',
		};
	}

	function same( a, b ) {
		return !! a && !! b && a.title === b.title && a.content === b.content && a.excerpt === b.excerpt;
	}

	function route( rest ) {
		return `/zvirka/v1/posts/${ select( 'core/editor' ).getCurrentPostId() }/${ rest }`;
	}

	let last = 0;

	/** Asks for the findings of the post as it is edited; an answer that a later question overtook is dropped. */
	async function check( { quiet = false } = {} ) {
		const texts = edited();
		const blocks = select( 'core/block-editor' ).getBlocks();
		const number = ++last;
		let answer;
		dispatch( NAME ).asked();
		try {
			answer = await wp.apiFetch( { path: route( 'check' ), method: 'POST', data: texts } );
			answer.findings = window.zvirka.located( answer.findings, blocks, texts.content );
		} catch ( wrong ) {
			answer = { state: 'away', message: ( wrong && wrong.message ) || '', findings: [] };
		}
		if ( number !== last ) {
			return;
		}
		dispatch( NAME ).answered( answer, texts );
		if ( ! quiet ) {
			wp.a11y.speak( summary( answer ) );
		}
	}

	/** What a check gave, in a line. */
	function summary( { state, findings } ) {
		if ( state === 'away' ) {
			return __( 'The post was not checked, and nobody is locked.', 'zvirka' );
		}
		if ( state === 'nothing' ) {
			return __( 'There is nothing to compare.', 'zvirka' );
		}
		const left = findings.filter( ( one ) => ! one.accepted );
		const of = ( severity ) => left.filter( ( one ) => one.severity === severity ).length;
		if ( ! left.length ) {
			return __( 'Nothing was found.', 'zvirka' );
		}
		return [
			/* translators: %d: how many */
			sprintf( _n( '%d error', '%d errors', of( 'error' ), 'zvirka' ), of( 'error' ) ),
			/* translators: %d: how many */
			sprintf( _n( '%d warning', '%d warnings', of( 'warning' ), 'zvirka' ), of( 'warning' ) ),
			/* translators: %d: how many */
			sprintf( _n( '%d note', '%d notes', of( 'info' ), 'zvirka' ), of( 'info' ) ),
		].join( ', ' );
	}

	Object.assign( window.zvirka, { check, edited, errors, route, same, summary } );
} )();
