import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
const root='/work/wt/conclusions'
const { document } = JSON.parse(readFileSync('/tmp/typ/big-pdf.json','utf8'))
const want = process.argv[2]; const opt = process.argv[3]
document.sections = document.sections.filter((s: any) => s.id === want || want === 'all')
let rows=0, cells=0
for (const s of document.sections) for (const p of s.parts) for (const b of p.blocks) if (b.kind==='table') { rows+=b.rows.length; for (const r of b.rows) cells += r.cells?.length ?? 1 }
const fonts = ['public-sans-400','public-sans-700','source-serif-400','source-serif-400-italic','source-serif-700'].map(n=>readFileSync(`${root}/app/fonts/report/${n}.ttf`))
let tpl = readFileSync(process.argv[4] ?? `${root}/lib/reports/report.typ`,'utf8')
const c = NodeCompiler.create({ workspace: root, fontArgs: [{fontBlobs: fonts}] })
c.mapShadow(path.join(root,'document.json'), Buffer.from(JSON.stringify(document)))
const t0=performance.now()
const r = c.compile({ mainFileContent: tpl })
if (r.hasError()) console.log(JSON.stringify(r.takeDiagnostics()?.shortDiagnostics).slice(0,500))
const t1=performance.now(); const m1=process.memoryUsage().rss/2**20
const pdf = c.pdf(r.result!, opt==='notags' ? { pdfTags: false } : { pdfStandard: 'ua-1', creationTimestamp: 1 })
const t2=performance.now(); const m2=process.memoryUsage().rss/2**20
console.log(want, opt ?? '', 'rows',rows,'cells',cells,'pages',r.result!.numOfPages,'compile',(t1-t0|0),'ms', m1|0,'MB pdf',(t2-t1|0),'ms',m2|0,'MB size',pdf.length/2**20)
