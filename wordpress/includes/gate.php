<?php
/**
 * The server's own refusal: an editor can switch the panel off, or publish without it.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	function () {
		foreach ( types() as $type ) {
			add_filter( "rest_pre_insert_{$type}", __NAMESPACE__ . '\refused', 20, 2 );
		}
	}
);

/**
 * The post as it is about to be saved, or why it is not: its text would be published with errors that nobody accepted.
 *
 * Where the service is away, nobody is held up.
 *
 * @param \stdClass|\WP_Error $prepared The post, unslashed.
 * @param \WP_REST_Request    $asked    The request.
 * @return \stdClass|\WP_Error
 */
function refused( $prepared, $asked ) {
	if ( is_wp_error( $prepared ) || ! locked_role() || false !== strpos( $asked->get_route(), '/autosaves' ) ) {
		return $prepared;
	}
	$post = empty( $prepared->ID ) ? null : get_post( $prepared->ID );
	if ( ! publishes( $prepared, $post ) ) {
		return $prepared;
	}
	$texts = array();
	foreach ( array( 'title', 'content', 'excerpt' ) as $name ) {
		$field          = "post_$name";
		$texts[ $name ] = (string) ( $prepared->$field ?? ( $post ? $post->$field : '' ) );
	}
	$errors = errors( check( $post ? $post : new \WP_Post( (object) ( array( 'ID' => 0 ) + (array) $prepared ) ), $texts )['findings'] );
	if ( ! $errors ) {
		return $prepared;
	}
	return new \WP_Error( 'zvirka_errors', refusal( $errors ), array( 'status' => 422 ) );
}

/**
 * Whether readers would see a text that they do not see now.
 *
 * A change of what is published counts where it is one of the text: a category, a picture or a date go through.
 *
 * @param \stdClass     $prepared The post as it is about to be saved.
 * @param \WP_Post|null $post     As it is.
 * @return bool
 */
function publishes( $prepared, $post ) {
	$seen   = array_merge( array( 'future' ), array_values( get_post_stati( array( 'public' => true ) ) ) );
	$before = $post ? $post->post_status : 'draft';
	$after  = $prepared->post_status ?? $before;
	if ( ! in_array( $after, $seen, true ) ) {
		return false;
	}
	if ( ! in_array( $before, $seen, true ) ) {
		return true;
	}
	foreach ( array( 'post_title', 'post_content', 'post_excerpt' ) as $field ) {
		if ( isset( $prepared->$field ) && $prepared->$field !== $post->$field ) {
			return true;
		}
	}
	return false;
}

/**
 * What an editor is told: the first three errors, and where to mend them.
 *
 * @param array $errors Findings.
 * @return string Without markup, or the block editor does not show it.
 */
function refusal( array $errors ) {
	$first = array_map(
		function ( $one ) {
			return $one['message'];
		},
		array_slice( $errors, 0, 3 )
	);
	$more = count( $errors ) - count( $first );
	if ( $more ) {
		/* translators: %d: a number of errors */
		$first[] = sprintf( _n( '%d more', '%d more', $more, 'zvirka' ), $more );
	}
	/* translators: %s: errors, with semicolons between them */
	$said = sprintf( __( 'Zvirka holds this text back: %s. Mend it, or accept with a reason in the panel Zvirka.', 'zvirka' ), implode( '; ', $first ) );
	return str_replace( array( '<', '>' ), array( '‹', '›' ), $said );
}
