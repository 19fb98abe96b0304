// The parts of a Word file that are the same in every report. The order of elements is that of the schema
// (ECMA-376, part 1): Word repairs or refuses a file that has another.

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** How Word names the languages of the reports. */
export const WORD_LANGUAGES: Readonly<Record<string, string>> = { es: 'es-ES', pt: 'pt-BR', en: 'en-GB', fr: 'fr-FR' }

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML text or attribute; what XML 1.0 can't hold is left out. */
export function escapeXml(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

export const CONTENT_TYPES = `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

export const PACKAGE_RELATIONS = `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${R}/extended-properties" Target="docProps/app.xml"/></Relationships>`

export const SETTINGS = `${DECLARATION}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

export const NUMBERING = `${DECLARATION}<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

export const APP = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Cotejo</Application></Properties>`

const SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/>'
const SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'

type Style = { id: string; name: string; type?: 'paragraph' | 'character'; next?: string; pPr?: string; rPr?: string }

const STYLES: Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Subtitle',
    pPr: '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="48"/>`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Normal',
    pPr: '<w:spacing w:after="240"/>',
    rPr: `${SANS}<w:color w:val="4A5563"/><w:sz w:val="26"/>`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'Normal',
    pPr: '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="160" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="36"/>`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'Normal',
    pPr: '<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="26"/>`,
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'Normal',
    pPr: '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="22"/>`,
  },
  {
    id: 'Caption',
    name: 'caption',
    next: 'Normal',
    pPr: '<w:keepNext/><w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="18"/>`,
  },
  {
    id: 'ContentsHeading',
    name: 'Contents Heading',
    next: 'Normal',
    pPr: '<w:keepNext/><w:spacing w:before="360" w:after="120"/>',
    rPr: `${SANS}<w:b/><w:sz w:val="28"/>`,
  },
  {
    id: 'TOC1',
    name: 'toc 1',
    next: 'Normal',
    pPr: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:after="40"/>',
    rPr: SANS,
  },
  {
    id: 'TOC2',
    name: 'toc 2',
    next: 'Normal',
    pPr: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="284"/>',
    rPr: `${SANS}<w:sz w:val="19"/>`,
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    pPr: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
  },
  {
    id: 'Note',
    name: 'Note',
    pPr: '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="0F4C5C"/></w:pBdr><w:ind w:left="170"/>',
  },
  {
    id: 'Fact',
    name: 'Fact',
    pPr: '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
    rPr: `${SANS}<w:sz w:val="19"/>`,
  },
  {
    id: 'TableText',
    name: 'Table Text',
    pPr: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    rPr: `${SANS}<w:sz w:val="17"/>`,
  },
  {
    id: 'TableDense',
    name: 'Table Dense',
    pPr: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    rPr: `${SANS}<w:sz w:val="14"/>`,
  },
  {
    id: 'Footer',
    name: 'footer',
    pPr: '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>',
    rPr: `${SANS}<w:color w:val="4A5563"/><w:sz w:val="16"/>`,
  },
  { id: 'Hyperlink', name: 'Hyperlink', type: 'character', rPr: '<w:color w:val="0F4C5C"/><w:u w:val="single"/>' },
]

export function makeStyles(lang: string): string {
  const styles = STYLES.map(({ id, name, type = 'paragraph', next, pPr, rPr }) =>
    [
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>`,
      type === 'paragraph' ? '<w:basedOn w:val="Normal"/>' : '',
      next === undefined ? '' : `<w:next w:val="${next}"/>`,
      '<w:qFormat/>',
      pPr === undefined ? '' : `<w:pPr>${pPr}</w:pPr>`,
      rPr === undefined ? '' : `<w:rPr>${rPr}</w:rPr>`,
      '</w:style>',
    ].join(''),
  )
  return `${DECLARATION}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${SERIF}<w:color w:val="1B1F24"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${lang}" w:eastAsia="${lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="4A5563"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="4A5563"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D6CE"/></w:tblBorders></w:tblPr></w:style>${styles.join('')}</w:styles>`
}
