<?php
/**
 * Plugin Name:       Invest Seoul News
 * Description:       News from Invest Seoul as a block and a shortcode.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       invest-seoul-news
 * Domain Path:       /languages
 *
 * @package InvestSeoulNews
 */

namespace InvestSeoulNews;

defined( 'ABSPATH' ) || exit;

/** The handle of the script, and the name of the element. */
const NAME = 'invest-seoul-news';

const VERSION = '0.1.0';

require __DIR__ . '/translation.php';
require __DIR__ . '/settings.php';
require __DIR__ . '/script.php';
require __DIR__ . '/optimisers.php';
require __DIR__ . '/element.php';
require __DIR__ . '/block.php';
