<?php
/*
 * Plugin Name: A double of Polylang
 * Description: hreflang as the free one prints it; the REST fields of the paid one where `bench_polylang` is "rest".
 *
 * The option `bench_languages` has the language of each post by its number, `bench_translations` a list of groups:
 * {"uk": 5, "en": 6}.
 */
function bench_group( $id ) {
	foreach ( (array) get_option( 'bench_translations', array() ) as $group ) {
		if ( in_array( $id, (array) $group, true ) ) {
			return (array) $group;
		}
	}
	return array();
}

add_action(
	'wp_head',
	function () {
		if ( 'off' === get_option( 'bench_polylang' ) || ! get_option( 'bench_translations' ) ) {
			return;
		}
		if ( is_front_page() ) { // the home of each language
			foreach ( array( 'uk' => '/', 'en' => '/en/' ) as $code => $path ) {
				printf( '<link rel="alternate" href="%s" hreflang="%s" />' . "\n", esc_url( home_url( $path ) ), esc_attr( $code ) );
			}
		}
		if ( ! is_singular() ) {
			return;
		}
		foreach ( bench_group( get_queried_object_id() ) as $code => $id ) {
			printf( '<link rel="alternate" href="%s" hreflang="%s" />' . "\n", esc_url( get_permalink( $id ) ), esc_attr( $code ) );
		}
	}
);

add_action(
	'rest_api_init',
	function () {
		if ( 'rest' !== get_option( 'bench_polylang' ) ) {
			return;
		}
		register_rest_field( array( 'post', 'page' ), 'lang', array( 'get_callback' => function ( $post ) {
			return array_search( $post['id'], bench_group( $post['id'] ), true ) ?: '';
		} ) );
		register_rest_field( array( 'post', 'page' ), 'translations', array( 'get_callback' => function ( $post ) {
			return (object) bench_group( $post['id'] );
		} ) );
	}
);
