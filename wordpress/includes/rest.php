<?php
/**
 * The routes that the panel asks. The browser knows neither the service nor its token.
 *
 * WordPress takes a cookie for a signature only together with a nonce (X-WP-Nonce), which the editor sends: without one
 * nobody is logged in here, and `edit_post` fails.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	function () {
		$may   = __NAMESPACE__ . '\may_edit';
		$text  = array(
			'type'      => 'string',
			'default'   => '',
			'maxLength' => 10000000,
		);
		$print = array(
			'type'     => 'string',
			'required' => true,
			'pattern'  => '^[0-9a-f]{8,64}$',
		);
		register_rest_route(
			'zvirka/v1',
			'/posts/(?P<id>\d+)/check',
			array(
				'methods'             => 'POST',
				'permission_callback' => $may,
				'callback'            => __NAMESPACE__ . '\answer_check',
				'args'                => array(
					'title'   => $text,
					'content' => $text,
					'excerpt' => $text,
				),
			)
		);
		register_rest_route(
			'zvirka/v1',
			'/posts/(?P<id>\d+)/accepted/(?P<fingerprint>[0-9a-f]{8,64})',
			array(
				array(
					'methods'             => 'PUT',
					'permission_callback' => $may,
					'callback'            => __NAMESPACE__ . '\answer_accept',
					'args'                => array(
						'fingerprint' => $print,
						'rule'        => array( 'maxLength' => 100 ) + $text,
						'text'        => array( 'maxLength' => 2000 ) + $text,
						'reason'      => array(
							'required'  => true,
							'maxLength' => 2 * REASON,
						) + $text,
					),
				),
				array(
					'methods'             => 'DELETE',
					'permission_callback' => $may,
					'callback'            => __NAMESPACE__ . '\answer_withdraw',
					'args'                => array( 'fingerprint' => $print ),
				),
			)
		);
	}
);

/**
 * Whether who asks may edit the post, and it is of a type that is checked.
 *
 * @param \WP_REST_Request $asked The request.
 * @return bool
 */
function may_edit( $asked ) {
	$post = get_post( (int) $asked['id'] );
	return $post && in_array( $post->post_type, types(), true ) && current_user_can( 'edit_post', $post->ID );
}

/**
 * The findings of a post as it is edited.
 *
 * @param \WP_REST_Request $asked The request.
 * @return array
 */
function answer_check( $asked ) {
	$texts = array(
		'title'   => $asked['title'],
		'content' => $asked['content'],
		'excerpt' => $asked['excerpt'],
	);
	return check( get_post( (int) $asked['id'] ), $texts );
}

/**
 * Accepts a finding.
 *
 * @param \WP_REST_Request $asked The request.
 * @return array|\WP_Error
 */
function answer_accept( $asked ) {
	return accept( (int) $asked['id'], $asked['fingerprint'], $asked['rule'], $asked['text'], $asked['reason'] );
}

/**
 * Withdraws it.
 *
 * @param \WP_REST_Request $asked The request.
 * @return array
 */
function answer_withdraw( $asked ) {
	withdraw( (int) $asked['id'], $asked['fingerprint'] );
	return array( 'accepted' => null );
}
