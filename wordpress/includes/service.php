<?php
/**
 * A question to the service (`zvirka serve`), and its answer. Only here the token leaves the site.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

const SECONDS = 20;       // An editor waits no longer; a check of a usual post takes a tenth of a second.
const BYTES   = 16000000; // Of an answer.

/**
 * The report of what is given to `POST /check`, decoded.
 *
 * @param array $given The body of the request.
 * @return array|\WP_Error The report, or why there is none: the service is away, or it refused.
 */
function ask( array $given ) {
	$settings = settings();
	if ( '' === $settings['address'] ) {
		return new \WP_Error( 'zvirka_away', __( 'Nobody has told the address of the service yet (Settings, Zvirka).', 'zvirka' ) );
	}
	$given['lang'] = 0 === strpos( get_user_locale(), 'uk' ) ? 'uk' : 'en';

	$headers = array(
		'Content-Type' => 'application/json',
		'Accept'       => 'application/json',
	);
	if ( '' !== $settings['token'] ) {
		$headers['Authorization'] = 'Bearer ' . $settings['token'];
	}
	$answer = wp_remote_post(
		untrailingslashit( $settings['address'] ) . '/check',
		array(
			'headers'             => $headers,
			'body'                => wp_json_encode( $given ),
			'timeout'             => SECONDS,
			'redirection'         => 0, // The token goes to nobody else.
			'limit_response_size' => BYTES,
			'data_format'         => 'body',
		)
	);
	if ( is_wp_error( $answer ) ) {
		/* translators: %s: what went wrong, as in "Connection refused" */
		return new \WP_Error( 'zvirka_away', sprintf( __( 'The service does not answer (%s).', 'zvirka' ), $answer->get_error_message() ) );
	}
	return read_answer( (int) wp_remote_retrieve_response_code( $answer ), wp_remote_retrieve_body( $answer ) );
}

/**
 * The report in an answer.
 *
 * @param int    $status HTTP status.
 * @param string $body   JSON.
 * @return array|\WP_Error
 */
function read_answer( $status, $body ) {
	$value = json_decode( $body, true );
	if ( is_array( $value ) && in_array( $status, array( 200, 422 ), true ) && 'zvirka.report/1' === ( $value['schema'] ?? '' ) ) {
		return $value;
	}
	$said = is_array( $value ) && isset( $value['detail'] ) ? (string) $value['detail'] : '';
	if ( 401 === $status ) {
		return new \WP_Error( 'zvirka_away', __( 'The service does not know the token of this site (Settings, Zvirka).', 'zvirka' ) );
	}
	if ( 503 === $status || 504 === $status ) {
		return new \WP_Error( 'zvirka_away', __( 'The service has too much to do; check again in a moment.', 'zvirka' ) );
	}
	/* translators: 1: HTTP status, as in 404, 2: what the service says of it */
	return new \WP_Error( 'zvirka_away', trim( sprintf( __( 'The service answers with %1$d, not with a report. %2$s', 'zvirka' ), $status, $said ) ) );
}
