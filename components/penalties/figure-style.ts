import { FILE_COLOURS as c } from '@/components/figure/figure-file'

/** The roles of the penalties' figure in a file; penalties.css says the same for the page. */
export const PENALTY_STYLE = `
.fig-name{font-size:14px;font-weight:600}.fig-label,.fig-note,.fig-tick-text,.fig-axis{fill:${c.quiet}}
.fig-mark-text{font-weight:600}.fig-country,.fig-tick{stroke:${c.rule};stroke-width:1}
.fig-known{fill:${c['step-3']}}.fig-end{stroke:${c.accent};stroke-width:2}
.fig-open{stroke:${c['step-3']};stroke-width:2.5;stroke-dasharray:5 4}
.fig-name,.fig-label,.fig-note,.fig-value,.fig-mark-text{paint-order:stroke;stroke:${c.paper};stroke-width:4px;stroke-linejoin:round}
.fig-mark{stroke:${c.ink};stroke-width:1.25;stroke-dasharray:3 3}
`
