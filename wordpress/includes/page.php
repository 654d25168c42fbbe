<?php
/**
 * The page of the settings.
 *
 * @package Zvirka
 */

namespace Zvirka;

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	function () {
		if ( false === get_option( OPTION ) ) {
			add_option( OPTION, array(), '', 'no' ); // Read where a post is edited, not with every page.
		}
		register_setting(
			'zvirka',
			OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => __NAMESPACE__ . '\sanitized',
				'show_in_rest'      => false,
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( 'Zvirka', 'Zvirka', 'manage_options', 'zvirka', __NAMESPACE__ . '\page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( MAIN ),
	function ( $links ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=zvirka' ) ), esc_html__( 'Settings', 'zvirka' ) );
		return array_merge( array( $link ), $links );
	}
);

/**
 * Prints the page.
 */
function page() {
	$now   = settings();
	$kinds = array(
		'none'           => __( 'None: a post is compared with its own excerpt', 'zvirka' ),
		'polylang'       => 'Polylang',
		'wpml'           => 'WPML',
		'translatepress' => 'TranslatePress',
	);
	?>
	<div class="wrap">
		<h1>Zvirka</h1>
		<p><?php esc_html_e( 'The panel Zvirka in the block editor shows what differs between the Ukrainian and the English text of a post. It asks a service of yours (zvirka serve); no text goes anywhere else.', 'zvirka' ); ?></p>
		<?php tell_service( $now ); ?>
		<form method="post" action="options.php">
			<?php settings_fields( 'zvirka' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="zvirka-address"><?php esc_html_e( 'Address of the service', 'zvirka' ); ?></label></th>
					<td><input type="url" class="regular-text code" id="zvirka-address" name="<?php echo esc_attr( OPTION ); ?>[address]" value="<?php echo esc_attr( $now['address'] ); ?>" placeholder="http://127.0.0.1:8377" <?php disabled( defined( 'ZVIRKA_ADDRESS' ) ); ?>></td>
				</tr>
				<tr>
					<th scope="row"><label for="zvirka-token"><?php esc_html_e( 'Token', 'zvirka' ); ?></label></th>
					<td>
						<input type="password" class="regular-text code" id="zvirka-token" name="<?php echo esc_attr( OPTION ); ?>[token]" value="" autocomplete="new-password" <?php disabled( defined( 'ZVIRKA_TOKEN' ) ); ?>>
						<p class="description">
							<?php echo '' === $now['token'] ? esc_html__( 'There is none. A service that hears its own machine only needs none.', 'zvirka' ) : esc_html__( 'There is one, which is not shown. Leave the field empty to keep it.', 'zvirka' ); ?>
						</p>
						<?php if ( '' !== $now['token'] && ! defined( 'ZVIRKA_TOKEN' ) ) : ?>
							<label><input type="checkbox" name="<?php echo esc_attr( OPTION ); ?>[forget]" value="1"> <?php esc_html_e( 'Forget it', 'zvirka' ); ?></label>
						<?php endif; ?>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Errors lock publishing for', 'zvirka' ); ?></th>
					<td>
						<fieldset>
							<legend class="screen-reader-text"><?php esc_html_e( 'Errors lock publishing for', 'zvirka' ); ?></legend>
							<?php foreach ( wp_roles()->roles as $name => $role ) : ?>
								<?php if ( ! empty( $role['capabilities']['edit_posts'] ) ) : ?>
									<label><input type="checkbox" name="<?php echo esc_attr( OPTION ); ?>[roles][]" value="<?php echo esc_attr( $name ); ?>" <?php checked( in_array( $name, $now['roles'], true ) ); ?>> <?php echo esc_html( translate_user_role( $role['name'] ) ); ?></label><br>
								<?php endif; ?>
							<?php endforeach; ?>
							<p class="description"><?php esc_html_e( 'Drafts can be saved in any case. An error that is none is accepted with a reason.', 'zvirka' ); ?></p>
						</fieldset>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="zvirka-languages"><?php esc_html_e( 'Plug-in for languages', 'zvirka' ); ?></label></th>
					<td>
						<select id="zvirka-languages" name="<?php echo esc_attr( OPTION ); ?>[languages]">
							<?php foreach ( $kinds as $name => $shown ) : ?>
								<option value="<?php echo esc_attr( $name ); ?>" <?php selected( $now['languages'], $name ); ?>><?php echo esc_html( $shown ); ?></option>
							<?php endforeach; ?>
						</select>
						<?php if ( ! has_languages( $now['languages'] ) ) : ?>
							<p class="description"><?php esc_html_e( 'This plug-in is not active here.', 'zvirka' ); ?></p>
						<?php endif; ?>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}

/**
 * Says whether the service answers, with a question that has no text in it.
 *
 * @param array $now The settings.
 */
function tell_service( $now ) {
	if ( '' === $now['address'] ) {
		return;
	}
	$answer = ask(
		array(
			'uk' => 'Київ, 2001.',
			'en' => 'Kyiv, 2001.',
		)
	);
	if ( is_wp_error( $answer ) ) {
		printf( '<div class="notice notice-warning inline"><p>%s</p></div>', esc_html( $answer->get_error_message() ) );
	} else {
		/* translators: %s: a version, as in 0.1.0 */
		printf( '<div class="notice notice-success inline"><p>%s</p></div>', esc_html( sprintf( __( 'The service answers (Zvirka %s).', 'zvirka' ), $answer['tool']['version'] ?? '?' ) ) );
	}
}
