<?php
/*
 * Plugin Name: Doubles of the plug-ins for languages
 * Description: What Polylang, WPML and TranslatePress offer to other plug-ins; the option `bench_plugin` names one.
 *
 * The groups of translations are those of the double of Polylang; TranslatePress's strings are in `bench_strings`.
 */
switch ( get_option( 'bench_plugin' ) ) {
	case 'polylang':
		function pll_get_post_language( $id ) {
			return array_search( $id, bench_group( $id ), true );
		}
		function pll_get_post( $id, $code ) {
			return bench_group( $id )[ $code ] ?? false;
		}
		break;
	case 'wpml':
		add_filter(
			'wpml_post_language_details',
			function ( $none, $id ) {
				return array( 'language_code' => array_search( $id, bench_group( $id ), true ) );
			},
			10,
			2
		);
		add_filter(
			'wpml_object_id',
			function ( $id, $type, $itself, $code ) {
				return bench_group( $id )[ $code ] ?? null;
			},
			10,
			4
		);
		break;
	case 'translatepress':
		function trp_translate( $content, $language = null, $marked = true ) {
			return strtr( $content, get_option( 'bench_strings' ) );
		}
		break;
}
