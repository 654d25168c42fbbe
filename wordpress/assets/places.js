/**
 * Where a finding stands in the editor: the service counts code points in the text of a field, the editor has blocks.
 */
( function () {
	'use strict';

	const { serialize } = wp.blocks;

	/** The place in a string of JavaScript, which counts UTF-16, of a place in code points. */
	function place( text, points ) {
		let at = 0;
		for ( let n = 0; n < points && at < text.length; n++ ) {
			at += text.codePointAt( at ) > 0xffff ? 2 : 1;
		}
		return at;
	}

	/** The innermost of some blocks that has the place `at` of the text which they are written as; null for none. */
	function blockAt( blocks, text, at ) {
		let from = 0;
		for ( const block of blocks ) {
			const written = serialize( [ block ] );
			const begin = text.indexOf( written, from );
			if ( begin < 0 ) {
				continue;
			}
			from = begin + written.length;
			if ( at >= begin && at < from ) {
				return blockAt( block.innerBlocks, written, at - begin ) || block.clientId;
			}
		}
		return null;
	}

	/** Findings with the block of each, as it was when its text was sent: a block keeps its number when it is edited. */
	function located( findings, blocks, content ) {
		return findings.map( ( one ) => {
			if ( one.field !== 'content' ) {
				return one;
			}
			const block = blockAt( blocks, content, place( content, one.start ) );
			return { ...one, block: block || ( blocks.length === 1 ? blocks[ 0 ].clientId : null ) };
		} );
	}

	window.zvirka = Object.assign( window.zvirka || {}, { place, blockAt, located } );
} )();
