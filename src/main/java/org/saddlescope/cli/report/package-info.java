/** The reports of {@code saddlescope reproduce}: what came of claims as text, as JSON and as a page. */
package org.saddlescope.cli.report;
