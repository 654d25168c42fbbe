/**
 * The lock of publishing, and the checks that nobody asks for.
 *
 * The editor knows a lock of saving only, which holds drafts up, too. So it is set while the panel before publishing is
 * open, or while a published text is being changed.
 */
( function () {
	'use strict';

	const { useEffect, useRef } = wp.element;
	const { useSelect, select, dispatch } = wp.data;
	const { check, edited, errors, locks, same } = window.zvirka;

	const NAME = 'zvirka';
	const WAIT = 1200; // Milliseconds after the last key, before what is locked is checked again.
	const SEEN = [ 'publish', 'future' ];

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

	Object.assign( window.zvirka, { mayPublish, Watch } );
} )();
