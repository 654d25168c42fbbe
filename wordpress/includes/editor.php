<?php
/**
 * The panel in the block editor of posts.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

add_action(
	'enqueue_block_editor_assets',
	function () {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		if ( ! $screen || 'post' !== $screen->base || ! in_array( $screen->post_type, types(), true ) ) {
			return; // The editors of widgets and of the site have no post.
		}
		$needs = array( 'wp-a11y', 'wp-api-fetch', 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-plugins' );
		wp_enqueue_script( 'zvirka-places', plugins_url( 'assets/places.js', MAIN ), array( 'wp-blocks' ), VERSION, true );
		wp_enqueue_script( 'zvirka-editor', plugins_url( 'assets/editor.js', MAIN ), array_merge( array( 'zvirka-places' ), $needs ), VERSION, true );
		wp_set_script_translations( 'zvirka-editor', 'zvirka', plugin_dir_path( MAIN ) . 'languages' );
		$known = array(
			'locks' => locked_role(),
			'types' => types(),
		);
		wp_add_inline_script( 'zvirka-editor', 'Object.assign( window.zvirka, ' . wp_json_encode( $known ) . ' );', 'before' );
		wp_enqueue_style( 'zvirka-editor', plugins_url( 'assets/editor.css', MAIN ), array(), VERSION );
	}
);
