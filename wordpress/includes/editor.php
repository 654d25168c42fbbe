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
		// Each script with those that it asks: what they share stands in `window.zvirka`.
		$scripts = array(
			'places' => array( 'wp-blocks' ),
			'store'  => array( 'zvirka-places', 'wp-a11y', 'wp-api-fetch', 'wp-block-editor', 'wp-data', 'wp-editor', 'wp-i18n' ),
			'lock'   => array( 'zvirka-store', 'wp-edit-post', 'wp-element' ),
			'editor' => array( 'zvirka-lock', 'wp-components', 'wp-plugins' ),
		);
		foreach ( $scripts as $name => $needs ) {
			wp_enqueue_script( "zvirka-$name", plugins_url( "assets/$name.js", MAIN ), $needs, VERSION, true );
		}
		wp_set_script_translations( 'zvirka-editor', 'zvirka', plugin_dir_path( MAIN ) . 'languages' );
		$known = array(
			'locks' => locked_role(),
			'types' => types(),
		);
		wp_add_inline_script( 'zvirka-lock', 'Object.assign( window.zvirka, ' . wp_json_encode( $known ) . ' );', 'before' );
		wp_enqueue_style( 'zvirka-editor', plugins_url( 'assets/editor.css', MAIN ), array(), VERSION );
	}
);
