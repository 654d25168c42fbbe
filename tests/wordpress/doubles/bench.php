<?php
/*
 * Plugin Name: Bench of the tests
 * Description: What a test needs of a site and no editor has: passwords over plain HTTP, many posts at once, faults.
 */
add_filter( 'wp_is_application_passwords_available', '__return_true' );

add_action(
	'rest_api_init',
	function () {
		$open = array( 'permission_callback' => '__return_true', 'methods' => 'POST' );

		// A user of a role with an application password, or a new password of one.
		register_rest_route( 'bench/v1', '/user', $open + array( 'callback' => function ( $asked ) {
			$name = $asked['name'];
			$user = get_user_by( 'login', $name );
			$id   = $user ? $user->ID : wp_insert_user(
				array( 'user_login' => $name, 'user_pass' => wp_generate_password(), 'role' => $asked['role'] )
			);
			list( $password ) = WP_Application_Passwords::create_new_application_password(
				$id,
				array( 'name' => wp_generate_uuid4() )
			);
			return array( 'id' => $id, 'password' => $password );
		} ) );

		// Published posts, each a copy of one under a name of its own: rows of the table, for wp_insert_post takes its time.
		register_rest_route( 'bench/v1', '/copies', $open + array( 'callback' => function ( $asked ) {
			global $wpdb;
			$post = get_post( $asked['id'], ARRAY_A );
			$made = array();
			$wpdb->query( 'BEGIN' );
			foreach ( $asked['names'] as $name ) {
				$row = array( 'ID' => null, 'post_name' => $name, 'guid' => home_url( "/$name" ) ) + $post;
				unset( $row['ID'], $row['ancestors'], $row['page_template'], $row['post_category'], $row['tags_input'], $row['filter'] );
				$wpdb->insert( $wpdb->posts, $row );
				$made[] = $wpdb->insert_id;
			}
			$wpdb->query( 'COMMIT' );
			return $made;
		} ) );

		// An option of the site: what is faulty, which language a post is in.
		register_rest_route( 'bench/v1', '/option', $open + array( 'callback' => function ( $asked ) {
			return update_option( $asked['name'], $asked['value'] );
		} ) );
	}
);

// Fields as Rank Math gives them to REST.
add_action(
	'init',
	function () {
		foreach ( array( 'rank_math_title', 'rank_math_description', 'rank_math_focus_keyword' ) as $name ) {
			$may = function () {
				return current_user_can( 'edit_posts' );
			};
			register_post_meta( 'post', $name, array( 'show_in_rest' => true, 'single' => true, 'type' => 'string', 'auth_callback' => $may ) );
		}
	}
);

// Each address that was asked, by its path and query: a file a request, for two workers that add to one lose lines.
add_action(
	'parse_request',
	function () {
		wp_mkdir_p( WP_CONTENT_DIR . '/asked' );
		file_put_contents( WP_CONTENT_DIR . '/asked/' . wp_generate_uuid4(), $_SERVER['REQUEST_URI'] );
	},
	0
);

// The second and every later question for many posts waits while there is a file `hold`: a run can be interrupted there.
add_action(
	'parse_request',
	function () {
		$hold = WP_CONTENT_DIR . '/hold';
		if ( ! strpos( $_SERVER['REQUEST_URI'], 'include=' ) || ! file_exists( $hold ) ) {
			return;
		}
		if ( '' === file_get_contents( $hold ) ) {
			file_put_contents( $hold, 'asked' );
			return;
		}
		for ( $n = 0; $n < 600 && file_exists( $hold ); $n++ ) {
			usleep( 50000 );
			clearstatcache();
		}
	},
	1
);

// REST switched off, as plug-ins for security do it: for who is not logged in.
add_filter(
	'rest_authentication_errors',
	function ( $wrong ) {
		if ( $wrong || is_user_logged_in() || ! get_option( 'bench_rest_off' ) || strpos( $_SERVER['REQUEST_URI'], '/bench/' ) ) {
			return $wrong;
		}
		return new WP_Error( 'rest_disabled', 'The REST API on this site has been disabled.', array( 'status' => 401 ) );
	}
);
