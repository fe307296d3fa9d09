<?php
/**
 * The texts in the language of the site.
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The texts in Korean, for versions of WordPress that do not read their table. */
function korean(): \Translations {
	$table  = require __DIR__ . '/languages/invest-seoul-news-ko_KR.l10n.php';
	$korean = new \Translations();
	foreach ( $table['messages'] as $key => $text ) {
		// A context comes first.
		$parts = explode( "\4", $key );
		$entry = array( 'singular' => end( $parts ), 'translations' => array( $text ) );
		if ( count( $parts ) > 1 ) {
			$entry['context'] = $parts[0];
		}
		$korean->add_entry( $entry );
	}
	return $korean;
}

// Before the block is registered, whose title is translated.
add_action(
	'init',
	function () {
		if ( ! load_plugin_textdomain( NAME, false, basename( __DIR__ ) . '/languages' ) && 'ko_KR' === determine_locale() ) {
			$GLOBALS['l10n'][ NAME ] = korean(); // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited
		}
	}
);
