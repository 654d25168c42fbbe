<?php
/**
 * Plugin Name:       Zvirka
 * Description:       Checks that the Ukrainian and the English text of a post say the same, and shows what differs before it is published.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The Zvirka authors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       zvirka
 * Domain Path:       /languages
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const MAIN    = __FILE__;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/service.php';
require __DIR__ . '/includes/languages.php';
require __DIR__ . '/includes/findings.php';
require __DIR__ . '/includes/accepted.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/gate.php';
require __DIR__ . '/includes/editor.php';

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'zvirka', false, dirname( plugin_basename( MAIN ) ) . '/languages' );
	}
);
