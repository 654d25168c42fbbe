<?php
/**
 * Findings that an editor has accepted, each with a reason: kept as meta of the post, by the fingerprint of the finding.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

const ACCEPTED = '_zvirka_accepted';
const REASON   = 500; // Characters of a reason, at most.
const MOST     = 500; // Accepted findings of a post, at most.

/**
 * What has been accepted in a post.
 *
 * @param int $id The post.
 * @return array<string, array{rule: string, text: string, reason: string, user: int, name: string, time: string}>
 */
function accepted( $id ) {
	$kept = get_post_meta( $id, ACCEPTED, true );
	return is_array( $kept ) ? $kept : array();
}

/**
 * Findings with the reason for which each was accepted.
 *
 * @param int                  $id       The post.
 * @param array<string, array> $findings By fingerprint.
 * @return array<string, array>
 */
function with_reasons( $id, array $findings ) {
	$kept = accepted( $id );
	foreach ( $findings as $fingerprint => $finding ) {
		$one = $kept[ $fingerprint ] ?? null;
		if ( $one ) {
			$findings[ $fingerprint ]['accepted'] = array(
				'reason' => $one['reason'],
				'name'   => $one['name'],
				'time'   => $one['time'],
			);
		}
	}
	return $findings;
}

/**
 * Accepts a finding; the name of who does it is kept, for he may leave the site.
 *
 * @param int    $id          The post.
 * @param string $fingerprint Of the finding.
 * @param string $rule        Its rule.
 * @param string $text        What it points at.
 * @param string $reason      Why it is no error.
 * @return array|\WP_Error What was kept.
 */
function accept( $id, $fingerprint, $rule, $text, $reason ) {
	$kept   = accepted( $id );
	$reason = trim( sanitize_textarea_field( $reason ) );
	if ( '' === $reason ) {
		return new \WP_Error( 'zvirka_reason', __( 'Say why it is no error.', 'zvirka' ), array( 'status' => 400 ) );
	}
	if ( count( $kept ) >= MOST && ! isset( $kept[ $fingerprint ] ) ) {
		return new \WP_Error( 'zvirka_many', __( 'Too much has been accepted in this post.', 'zvirka' ), array( 'status' => 400 ) );
	}
	$user                 = wp_get_current_user();
	$kept[ $fingerprint ] = array(
		'rule'   => sanitize_key( $rule ),
		'text'   => sanitize_text_field( $text ),
		'reason' => wp_html_excerpt( $reason, REASON ),
		'user'   => $user->ID,
		'name'   => $user->display_name,
		'time'   => gmdate( 'c' ),
	);
	update_post_meta( $id, ACCEPTED, wp_slash( $kept ) );
	return with_reasons( $id, array( $fingerprint => array() ) )[ $fingerprint ];
}

/**
 * Accepts a finding no more.
 *
 * @param int    $id          The post.
 * @param string $fingerprint Of the finding.
 */
function withdraw( $id, $fingerprint ) {
	$kept = accepted( $id );
	unset( $kept[ $fingerprint ] );
	if ( $kept ) {
		update_post_meta( $id, ACCEPTED, wp_slash( $kept ) );
	} else {
		delete_post_meta( $id, ACCEPTED );
	}
}
