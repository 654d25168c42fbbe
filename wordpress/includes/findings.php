<?php
/**
 * What the service finds in a post as it is edited, with the place of each finding in the post's own fields.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

/**
 * Checks a post with texts that may not be saved.
 *
 * @param \WP_Post              $post  The post.
 * @param array<string, string> $texts Its title, content and excerpt as they are edited.
 * @return array{state: string, message: string, with: string, findings: array} The state is `checked`, `nothing` (there is
 *     nothing to compare) or `away` (the service did not answer, as the message says).
 */
function check( $post, array $texts ) {
	$other    = other_text( $post, $texts );
	$found    = array();
	$failures = array();
	$checked  = false;
	foreach ( questions( $post, $texts, $other ) as $kind => $question ) {
		$report = ask( $question );
		if ( is_wp_error( $report ) ) {
			return answer( 'away', $report->get_error_message() );
		}
		$checked = $checked || ! empty( $report['summary']['documents'] );
		foreach ( $report['failures'] ?? array() as $failure ) {
			$failures[] = (string) ( $failure['message'] ?? '' );
		}
		$head = 'pair' === $kind ? length( heading( $texts['title'] ) ) : 0;
		foreach ( $report['findings'] ?? array() as $finding ) {
			$found += array( (string) $finding['fingerprint'] => told( $finding, 'pair' === $kind ? $other['side'] : '', $head ) );
		}
	}
	if ( ! $checked ) {
		return answer( 'nothing', implode( ' ', array_unique( $failures ) ) );
	}
	return answer( 'checked', '', array_values( with_reasons( $post->ID, $found ) ), $other && $other['id'] ? get_the_title( $other['id'] ) : '' );
}

/**
 * What a check gives.
 *
 * @param string $state    See check().
 * @param string $message  Why there are no findings.
 * @param array  $findings The findings.
 * @param string $with     The title of the post that it was compared with; '' where that is its own excerpt.
 * @return array
 */
function answer( $state, $message, array $findings = array(), $with = '' ) {
	return compact( 'state', 'message', 'with', 'findings' );
}

/**
 * What the service is asked: the post with the other language's text beside it, and the post by itself where it has an
 * excerpt, which may be in the other language.
 *
 * @param \WP_Post              $post  The post.
 * @param array<string, string> $texts Its texts.
 * @param array|null            $other The other language's text.
 * @return array<string, array> Bodies of requests, by `pair` and `post`.
 */
function questions( $post, array $texts, $other ) {
	$made = array();
	if ( $other ) {
		$there        = 'uk' === $other['side'] ? 'en' : 'uk';
		$made['pair'] = array(
			$other['side'] => heading( $texts['title'] ) . $texts['content'],
			$there         => heading( $other['title'] ) . $other['content'],
			'format'       => 'html',
		);
		if ( $other['original'] ) {
			$made['pair']['original'] = $other['original'];
		}
	}
	if ( ! $other || '' !== trim( $texts['excerpt'] ) ) {
		$fields = array();
		foreach ( $texts as $name => $text ) {
			$fields[ $name ] = array(
				'raw'      => $text,
				'rendered' => $text,
			);
		}
		$made['post'] = array(
			'post' => $fields + array(
				'id'   => $post->ID,
				'type' => $post->post_type,
				'slug' => (string) $post->post_name,
				'link' => $post->ID ? (string) get_permalink( $post ) : '',
			),
		);
	}
	return $made;
}

/**
 * A title as it stands before a text that is compared whole.
 *
 * @param string $title The title.
 * @return string
 */
function heading( $title ) {
	return '<h1>' . esc_html( $title ) . "</h1>\n";
}

/**
 * A finding as the editor is told it.
 *
 * @param array  $finding Of a report.
 * @param string $side    Which side of a pair the post is; '' where both are in the post.
 * @param int    $head    Code points that stand before the content, in a pair.
 * @return array
 */
function told( array $finding, $side, $head ) {
	list( $here, $field ) = '' === $side ? place_in_post( $finding ) : array( $side, 'content' );

	$span  = $finding[ $here ] ?? null;
	$other = $finding[ 'uk' === $here ? 'en' : 'uk' ] ?? null;
	$start = $span ? (int) $span['start'] - $head : -1;
	return array(
		'rule'        => (string) $finding['rule'],
		'severity'    => (string) $finding['severity'],
		'message'     => (string) $finding['message'],
		'expected'    => (string) ( $finding['expected'] ?? '' ),
		'fingerprint' => (string) $finding['fingerprint'],
		'field'       => $span ? ( $start < 0 ? 'title' : $field ) : '',
		'start'       => max( 0, $start ),
		'text'        => (string) ( $span['text'] ?? '' ),
		'context'     => (string) ( $span['context'] ?? '' ),
		'other'       => (string) ( $other['context'] ?? '' ),
		'accepted'    => null,
	);
}

/**
 * The side and the field of a post in which a finding stands: in its content rather than in its title, excerpt or slug.
 *
 * @param array $finding Of a report.
 * @return array{0: string, 1: string}
 */
function place_in_post( array $finding ) {
	$places = array();
	foreach ( array( 'en', 'uk' ) as $side ) {
		if ( isset( $finding[ $side ]['pointer'] ) ) {
			$places[ explode( '/', $finding[ $side ]['pointer'] )[1] ?? '' ] = $side;
		}
	}
	foreach ( array( 'content', 'title', 'excerpt' ) as $field ) {
		if ( isset( $places[ $field ] ) ) {
			return array( $places[ $field ], $field );
		}
	}
	return array( (string) reset( $places ), (string) key( $places ) );
}

/**
 * The errors among findings that nobody has accepted: those that lock.
 *
 * @param array $findings As check() gives them.
 * @return array
 */
function errors( array $findings ) {
	return array_values(
		array_filter(
			$findings,
			function ( $one ) {
				return 'error' === $one['severity'] && ! $one['accepted'];
			}
		)
	);
}

/**
 * The length of a text in code points, as the service counts.
 *
 * @param string $text UTF-8.
 * @return int
 */
function length( $text ) {
	return (int) preg_match_all( '/./su', $text );
}
