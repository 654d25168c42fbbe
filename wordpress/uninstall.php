<?php
/**
 * What goes when the plug-in is deleted: its settings, with the token. Accepted findings stay: they are the newsroom's.
 *
 * @package Zvirka
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'zvirka_settings' );
