<?php
/**
 * The settings: where the service is, its token, whose publishing is locked, how the other language's text is found.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

const OPTION    = 'zvirka_settings';
const LANGUAGES = array( 'none', 'polylang', 'wpml', 'translatepress' );

/**
 * The settings in force. ZVIRKA_ADDRESS and ZVIRKA_TOKEN of wp-config.php go before what the page of settings says.
 *
 * @return array{address: string, token: string, roles: string[], languages: string}
 */
function settings() {
	$kept = get_option( OPTION );
	$kept = wp_parse_args(
		is_array( $kept ) ? $kept : array(),
		array(
			'address'   => '',
			'token'     => '',
			'roles'     => array(),
			'languages' => 'none',
		)
	);
	foreach ( array( 'address', 'token' ) as $name ) {
		$constant = 'ZVIRKA_' . strtoupper( $name );
		if ( defined( $constant ) ) {
			$kept[ $name ] = (string) constant( $constant );
		}
	}
	return $kept;
}

/**
 * What the form of the settings says, made sound; what is not, is left as it was, and told.
 *
 * @param mixed $given The fields of the form.
 * @return array The option.
 */
function sanitized( $given ) {
	$before = get_option( OPTION );
	$before = is_array( $before ) ? $before : array();
	$given  = is_array( $given ) ? $given : array();
	$before += array(
		'address' => '',
		'token'   => '',
	);

	$address = untrailingslashit( trim( (string) ( $given['address'] ?? '' ) ) );
	$wrong   = '' === $address ? '' : fault_of_address( $address );
	if ( $wrong ) {
		add_settings_error( OPTION, 'address', $wrong );
		$address = $before['address'];
	}
	$token = trim( (string) ( $given['token'] ?? '' ) );
	if ( '' !== $token && ! preg_match( '/^[\x21-\x7e]+$/', $token ) ) {
		add_settings_error( OPTION, 'token', __( 'A token has letters, digits and signs of ASCII, and no spaces.', 'zvirka' ) );
		$token = '';
	}
	if ( '' === $token ) { // The page never has the token: an empty field leaves it, unless it would go to another site.
		$stays = empty( $given['forget'] ) && origin( $address ) === origin( $before['address'] );
		$token = $stays ? $before['token'] : '';
		if ( ! $stays && '' !== $before['token'] && empty( $given['forget'] ) ) {
			add_settings_error( OPTION, 'token', __( 'The service is at another address now: give its token, too.', 'zvirka' ) );
		}
	}
	$languages = (string) ( $given['languages'] ?? 'none' );
	return array(
		'address'   => $address,
		'token'     => $token,
		'roles'     => array_values( array_intersect( array_map( 'strval', (array) ( $given['roles'] ?? array() ) ), array_keys( wp_roles()->roles ) ) ),
		'languages' => in_array( $languages, LANGUAGES, true ) ? $languages : 'none',
	);
}

/**
 * What is wrong with an address of the service; '' where nothing is.
 *
 * A token must not go over a network in plain text: http is for this machine and for names and numbers of a private network.
 *
 * @param string $address As it was typed.
 * @return string
 */
function fault_of_address( $address ) {
	$parts = wp_parse_url( $address );
	if ( ! $parts || empty( $parts['host'] ) || ! in_array( $parts['scheme'] ?? '', array( 'http', 'https' ), true ) || isset( $parts['user'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		return __( 'The address of the service is written as in https://zvirka.example.org', 'zvirka' );
	}
	$host    = trim( $parts['host'], '[]' );
	$number  = filter_var( $host, FILTER_VALIDATE_IP );
	$private = $number ? ! filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE ) : false === strpos( $host, '.' );
	if ( 'http' === $parts['scheme'] && ! $private ) {
		return __( 'Outside of your own network the service is asked over https only.', 'zvirka' );
	}
	return '';
}

/**
 * Scheme, host and port of an address.
 *
 * @param string $address An address.
 * @return string
 */
function origin( $address ) {
	$parts = wp_parse_url( strtolower( $address ) );
	$parts = is_array( $parts ) ? $parts : array();
	return ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ':' . ( $parts['port'] ?? '' );
}

/**
 * Whether errors lock publishing for who is logged in: one of his roles is among those of the settings.
 *
 * @return bool
 */
function locked_role() {
	return (bool) array_intersect( wp_get_current_user()->roles, settings()['roles'] );
}

/**
 * The types of posts that are checked: those that the block editor edits and readers see.
 *
 * @return string[]
 */
function types() {
	$types = get_post_types(
		array(
			'public'       => true,
			'show_in_rest' => true,
		)
	);
	unset( $types['attachment'] );
	/**
	 * Filters the types of posts that Zvirka checks.
	 *
	 * @param string[] $types Names of post types.
	 */
	return (array) apply_filters( 'zvirka_post_types', array_values( $types ) );
}
