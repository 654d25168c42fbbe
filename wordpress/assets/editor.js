/**
 * The panel Zvirka: what differs between the two languages of this post, before it is published.
 *
 * It changes nothing in a post. A lock is one of publishing: the editor knows a lock of saving only, which holds drafts
 * up, too. So it is set while the panel before publishing is open, or while a published text is being changed.
 */
( function () {
	'use strict';

	const { createElement: el, Fragment, useEffect, useRef, useState } = wp.element;
	const { Button, Notice, Spinner, TextareaControl } = wp.components;
	const { useSelect, select, dispatch } = wp.data;
	const { __, _n, sprintf } = wp.i18n;
	const { located, locks, types } = window.zvirka;

	const NAME = 'zvirka';
	const WAIT = 1200; // Milliseconds after the last key, before what is locked is checked again.
	const SEEN = [ 'publish', 'future' ];

	// What is known of the post: both panels and the lock look at it.

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
			answer.findings = located( answer.findings, blocks, texts.content );
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

	// The lock.

	/** Whether the panel before publishing is open: its store has another name since WordPress 6.6. */
	function publishPanelOpen( get ) {
		const editor = get( 'core/editor' );
		const home = editor.isPublishSidebarOpened ? editor : get( 'core/edit-post' );
		return !! home.isPublishSidebarOpened();
	}

	/** Whether who edits may publish: others hand in for review, which is no publishing. */
	function mayPublish( get ) {
		const links = get( 'core/editor' ).getCurrentPost()._links || {};
		return !! links[ 'wp:action-publish' ];
	}

	/** Whether the text of what readers see is being changed. */
	function changesPublished( get ) {
		const editor = get( 'core/editor' );
		if ( ! SEEN.includes( editor.getEditedPostAttribute( 'status' ) ) ) {
			return false;
		}
		const edits = editor.getPostEdits();
		return ! SEEN.includes( editor.getCurrentPostAttribute( 'status' ) ) || [ 'title', 'content', 'blocks', 'excerpt' ].some( ( one ) => one in edits );
	}

	/** No element: checks before publishing, and holds the lock. */
	function Watch() {
		const known = useSelect( ( get ) => get( NAME ).known(), [] );
		const open = useSelect( publishPanelOpen, [] );
		const publishing = useSelect( ( get ) => mayPublish( get ) && ( publishPanelOpen( get ) || changesPublished( get ) ), [] );
		const held = useSelect( ( get ) => get( 'core/editor' ).isPostSavingLocked(), [] );
		const ours = useRef( false );

		const found = errors( known.findings ).length > 0;
		const first = open && known.busy && ! found; // The answer to the question of the panel that has just opened.
		const wanted = locks && publishing && ( found || first );
		const watched = open || ( locks && publishing ) || found;
		const blocks = useSelect( ( get ) => ( watched ? get( 'core/block-editor' ).getBlocks() : null ), [ watched ] );
		const title = useSelect( ( get ) => get( 'core/editor' ).getEditedPostAttribute( 'title' ), [] );
		const excerpt = useSelect( ( get ) => get( 'core/editor' ).getEditedPostAttribute( 'excerpt' ), [] );

		useEffect( () => {
			if ( open ) {
				check();
			}
		}, [ open ] );

		useEffect( () => {
			if ( ! watched ) {
				return undefined;
			}
			const timer = setTimeout( () => {
				const now = select( NAME ).known();
				if ( ! now.busy && now.state !== 'away' && ! same( now.texts, edited() ) ) {
					check( { quiet: true } );
				}
			}, WAIT );
			return () => clearTimeout( timer );
		}, [ watched, known.busy, blocks, title, excerpt ] );

		// Publishing that the server refused stays an edit of the status: the next draft saved would be published.
		const failed = useSelect( ( get ) => get( 'core/editor' ).didPostSaveRequestFail(), [] );
		useEffect( () => {
			const editor = select( 'core/editor' );
			const refused = locks && failed && ! editor.isCurrentPostPublished();
			if ( refused && SEEN.includes( editor.getEditedPostAttribute( 'status' ) ) ) {
				const status = editor.getCurrentPost().status;
				dispatch( 'core/editor' ).editPost( { status: status === 'auto-draft' ? 'draft' : status }, { undoIgnore: true } );
				check();
			}
		}, [ failed ] );

		// Set again whenever it is gone: the editor drops the locks of a new post when it has been set up or saved.
		useEffect( () => {
			const editor = dispatch( 'core/editor' );
			if ( wanted && ( ! ours.current || ! held ) ) {
				ours.current = true;
				editor.lockPostSaving( NAME );
			} else if ( ! wanted && ours.current ) {
				ours.current = false;
				editor.unlockPostSaving( NAME );
			}
		}, [ wanted, held ] );
		useEffect( () => () => dispatch( 'core/editor' ).unlockPostSaving( NAME ), [] );

		return null;
	}

	// What is seen.

	const KINDS = {
		error: __( 'Error', 'zvirka' ),
		warning: __( 'Warning', 'zvirka' ),
		info: __( 'Note', 'zvirka' ),
	};
	const FIELDS = {
		title: __( 'in the title', 'zvirka' ),
		excerpt: __( 'in the excerpt', 'zvirka' ),
		slug: __( 'in the address', 'zvirka' ),
	};

	/** Selects a block and brings it into view. */
	async function jump( block ) {
		await dispatch( 'core/block-editor' ).selectBlock( block );
		const frame = document.querySelector( 'iframe[name="editor-canvas"]' );
		const page = ( frame && frame.contentDocument ) || document;
		const shown = page.getElementById( `block-${ block }` );
		if ( shown ) {
			shown.scrollIntoView( { block: 'center' } );
		}
	}

	/** The form in which a finding is accepted. */
	function Accept( { finding, close } ) {
		const [ reason, setReason ] = useState( '' );
		const [ wrong, setWrong ] = useState( '' );
		const accept = async () => {
			try {
				const data = { rule: finding.rule, text: finding.text.slice( 0, 1000 ), reason };
				const kept = await wp.apiFetch( { path: route( `accepted/${ finding.fingerprint }` ), method: 'PUT', data } );
				dispatch( NAME ).accepted( finding.fingerprint, kept.accepted );
				close();
			} catch ( error ) {
				setWrong( error.message );
			}
		};
		return el(
			Fragment,
			null,
			el( TextareaControl, {
				label: __( 'Why it is no error', 'zvirka' ),
				help: __( 'Kept with the post, with your name.', 'zvirka' ),
				rows: 2,
				maxLength: 500,
				value: reason,
				onChange: setReason,
				__nextHasNoMarginBottom: true,
			} ),
			wrong && el( 'p', { role: 'alert' }, wrong ),
			el( Button, { variant: 'secondary', disabled: ! reason.trim(), onClick: accept }, __( 'Accept', 'zvirka' ) ),
			el( Button, { variant: 'tertiary', onClick: close }, __( 'Cancel', 'zvirka' ) )
		);
	}

	/** A finding: what it is, where, what should stand there, and what can be done. */
	function Finding( { finding } ) {
		const [ open, setOpen ] = useState( false );
		const { accepted, block, context, expected, field, fingerprint, message, other, severity } = finding;
		const there = useSelect( ( get ) => !! block && !! get( 'core/block-editor' ).getBlock( block ), [ block ] );
		const withdraw = async () => {
			await wp.apiFetch( { path: route( `accepted/${ fingerprint }` ), method: 'DELETE' } );
			dispatch( NAME ).accepted( fingerprint, null );
		};
		const kind = accepted ? __( 'Accepted', 'zvirka' ) : KINDS[ severity ];
		return el(
			'li',
			{ className: `zvirka-${ accepted ? 'accepted' : severity }` },
			el( 'p', null, el( 'span', { className: 'zvirka-kind' }, kind ), FIELDS[ field ] ? ` ${ FIELDS[ field ] }: ` : ': ', message ),
			! accepted && expected && el( 'p', null, __( 'Should be:', 'zvirka' ), ' ', el( 'strong', null, expected ) ),
			! accepted && ( context || other ) && el( 'blockquote', null, context || other ),
			accepted && el( 'p', null, accepted.reason, ` (${ accepted.name })` ),
			open && ! accepted
				? el( Accept, { finding, close: () => setOpen( false ) } )
				: el(
						'p',
						null,
						there && el( Button, { variant: 'link', onClick: () => jump( block ) }, __( 'Show', 'zvirka' ) ),
						! accepted &&
							severity === 'error' &&
							el( Button, { variant: 'link', onClick: () => setOpen( true ) }, __( 'Accept…', 'zvirka' ) ),
						accepted && el( Button, { variant: 'link', onClick: withdraw }, __( 'Accept no more', 'zvirka' ) )
				  )
		);
	}

	function list( findings ) {
		return el( 'ul', { className: 'zvirka-findings' }, ...findings.map( ( finding ) => el( Finding, { key: finding.fingerprint, finding } ) ) );
	}

	/** Findings behind a line that opens them. */
	function folded( findings, line ) {
		return findings.length > 0 && el( 'details', null, el( 'summary', null, `${ line } (${ findings.length })` ), list( findings ) );
	}

	/** What stands in both panels. */
	function Findings() {
		const known = useSelect( ( get ) => get( NAME ).known(), [] );
		const held = useSelect( ( get ) => locks && mayPublish( get ), [] );
		const { busy, findings, message, state } = known;
		const left = findings.filter( ( one ) => ! one.accepted );
		const found = errors( findings ).length > 0;
		const notice = ( status, ...said ) => el( Notice, { status, isDismissible: false }, ...said );
		return el(
			'div',
			{ className: 'zvirka-panel' },
			state === 'unchecked' && el( 'p', null, __( 'The two languages of this post have not been compared yet.', 'zvirka' ) ),
			state === 'away' && notice( 'warning', summary( known ), ' ', message ),
			state === 'nothing' && el( 'p', null, summary( known ), ' ', message ),
			state === 'checked' && el( 'p', null, el( 'strong', null, summary( known ) ) ),
			/* translators: %s: the title of a post */
			state === 'checked' && known.with && el( 'p', null, sprintf( __( 'Compared with “%s”.', 'zvirka' ), known.with ) ),
			held && found && notice( 'error', __( 'Publishing is locked until the errors are mended, or accepted with a reason.', 'zvirka' ) ),
			list( [ 'error', 'warning' ].flatMap( ( kind ) => left.filter( ( one ) => one.severity === kind ) ) ),
			folded( left.filter( ( one ) => one.severity === 'info' ), __( 'Notes', 'zvirka' ) ),
			folded( findings.filter( ( one ) => one.accepted ), __( 'Accepted', 'zvirka' ) ),
			el(
				Button,
				{ variant: 'secondary', className: 'zvirka-check', disabled: busy, onClick: () => check() },
				state === 'unchecked' ? __( 'Check', 'zvirka' ) : __( 'Check again', 'zvirka' )
			),
			busy && el( Spinner )
		);
	}

	// They moved from wp-edit-post to wp-editor in WordPress 6.6.
	const home = wp.editor && wp.editor.PluginPrePublishPanel ? wp.editor : wp.editPost;

	function Panels() {
		const found = useSelect( ( get ) => errors( get( NAME ).known().findings ).length > 0, [] );
		const type = useSelect( ( get ) => get( 'core/editor' ).getCurrentPostType(), [] );
		if ( ! types.includes( type ) ) {
			return null; // The template of a post can be edited in its editor.
		}
		return el(
			Fragment,
			null,
			el( Watch ),
			el( home.PluginDocumentSettingPanel, { name: 'findings', title: 'Zvirka', className: 'zvirka-document' }, el( Findings ) ),
			el( home.PluginPrePublishPanel, { title: 'Zvirka', initialOpen: true, className: found ? 'zvirka-before zvirka-found' : 'zvirka-before' }, el( Findings ) )
		);
	}

	wp.plugins.registerPlugin( NAME, { render: Panels, icon: null } );
} )();
