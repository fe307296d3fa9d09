<?php
/**
 * The script: registered on every page, and on the page once where there is a widget. The style sheet, where inline styles are forbidden,
 * and a script in place of an inline one.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	function () {
		$script = setting( 'script' );
		if ( '' !== $script ) {
			wp_register_script( NAME . '-blocked', plugins_url( 'blocked.js', __FILE__ ), array(), VERSION, false );
			// No version: the address has one, and a query would be read as options of the widget.
			wp_register_script( NAME, $script, has_style_sheet() ? array( NAME . '-blocked' ) : array(), null, false ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		}
	}
);

/** Whether the height is reserved by a style sheet, and not by an inline style. */
function has_style_sheet(): bool {
	return '' !== setting( 'style_sheet' );
}

// In the head of every page: a style sheet that is added where the widget is comes after it, and the page would move.
add_action(
	'wp_enqueue_scripts',
	function () {
		if ( has_style_sheet() ) {
			wp_enqueue_style( NAME, plugins_url( 'height.css', __FILE__ ), array(), VERSION );
		}
	}
);

add_filter(
	'script_loader_tag',
	function ( string $tag, string $handle ): string {
		if ( NAME !== $handle ) {
			return $tag;
		}
		// WordPress itself knows `async` only from version 6.3 on. Cloudflare's Rocket Loader delays scripts without `data-cfasync`.
		$attributes = 'async data-cfasync="false"';
		$integrity  = setting( 'integrity' );
		if ( '' !== $integrity ) {
			$attributes .= sprintf( ' integrity="%s" crossorigin="anonymous"', esc_attr( $integrity ) );
		}
		// If it is blocked, the space of the news is given back: now, and to those that come later in the page.
		if ( ! has_style_sheet() ) {
			$attributes .= ' onerror="document.documentElement.style.setProperty(\'--invest-seoul-news-height\', \'0\')"';
		}
		return str_replace( ' src=', " $attributes src=", $tag );
	},
	10,
	2
);
