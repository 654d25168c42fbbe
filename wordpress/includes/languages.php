<?php
/**
 * The text of the other language, as the plug-in for languages of this site keeps it.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

/**
 * Whether a plug-in for languages is active.
 *
 * @param string $name One of LANGUAGES.
 * @return bool
 */
function has_languages( $name ) {
	switch ( $name ) {
		case 'polylang':
			return function_exists( 'pll_get_post' );
		case 'wpml':
			return has_filter( 'wpml_object_id' );
		case 'translatepress':
			return function_exists( 'trp_translate' );
	}
	return true;
}

/**
 * The other language's text of a post: which side the post itself is (`uk` or `en`), and the title and content beside it.
 *
 * @param \WP_Post              $post  The post.
 * @param array<string, string> $texts Its title, content and excerpt as they are edited.
 * @return array{side: string, title: string, content: string, id: int, original: ?string}|null None where there is none.
 */
function other_text( $post, array $texts ) {
	switch ( has_languages( settings()['languages'] ) ? settings()['languages'] : 'none' ) {
		case 'polylang':
			return text_of(
				side_of( pll_get_post_language( $post->ID ) ),
				function ( $code ) use ( $post ) {
					return pll_get_post( $post->ID, $code );
				}
			);
		case 'wpml':
			$told = apply_filters( 'wpml_post_language_details', null, $post->ID );
			return text_of(
				side_of( is_array( $told ) ? ( $told['language_code'] ?? '' ) : '' ),
				function ( $code ) use ( $post ) {
					return apply_filters( 'wpml_object_id', $post->ID, $post->post_type, false, $code );
				}
			);
		case 'translatepress':
			return translated( $texts );
	}
	return null;
}

/**
 * Which of the two languages a code names: `uk`, `uk_UA`, `en-GB`; '' for any other.
 *
 * @param mixed $code A code of a language.
 * @return string
 */
function side_of( $code ) {
	$short = strtolower( substr( (string) $code, 0, 2 ) );
	return in_array( $short, array( 'uk', 'en' ), true ) ? $short : '';
}

/**
 * The text of the post that is the translation.
 *
 * @param string   $side  The language of the post itself.
 * @param callable $named The number of its translation into a language.
 * @return array|null
 */
function text_of( $side, $named ) {
	if ( '' === $side ) {
		return null;
	}
	$id   = (int) $named( 'uk' === $side ? 'en' : 'uk' );
	$post = $id ? get_post( $id ) : null;
	if ( ! $post || ! current_user_can( 'read_post', $id ) || 'trash' === $post->post_status ) {
		return null;
	}
	return array(
		'side'     => $side,
		'title'    => $post->post_title,
		'content'  => $post->post_content,
		'id'       => $id,
		'original' => null,
	);
}

/**
 * The text as TranslatePress shows it in the other language: it keeps translations string by string, of one post.
 *
 * @param array<string, string> $texts The title and content of the post.
 * @return array|null
 */
function translated( array $texts ) {
	$known = (array) get_option( 'trp_settings', array() );
	$side  = side_of( $known['default-language'] ?? '' );
	foreach ( (array) ( $known['translation-languages'] ?? array() ) as $code ) {
		if ( '' !== $side && '' !== side_of( $code ) && side_of( $code ) !== $side ) {
			$content = trp_translate( do_blocks( $texts['content'] ), $code, false );
			return array(
				'side'     => $side,
				'title'    => wp_strip_all_tags( trp_translate( esc_html( $texts['title'] ), $code, false ) ),
				'content'  => $content,
				'id'       => 0,
				'original' => $side,
			);
		}
	}
	return null;
}
