/**
 * The panel Zvirka: what differs between the two languages of this post, before it is published.
 *
 * It changes nothing in a post.
 */
( function () {
	'use strict';

	const { createElement: el, Fragment, useState } = wp.element;
	const { Button, Notice, Spinner, TextareaControl } = wp.components;
	const { useSelect, dispatch } = wp.data;
	const { __, sprintf } = wp.i18n;
	const { check, errors, locks, mayPublish, route, summary, types, Watch } = window.zvirka;

	const NAME = 'zvirka';

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
