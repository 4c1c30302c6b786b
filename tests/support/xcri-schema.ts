import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'
import { sharedData } from './shared'

/*
 * The published schema of XCRI-CAP 1.2 does not compile as it stands: it includes types.xsd and imports dc.xsd, dcterms.xsd
 * and xcri_postgraduate.xsd, which were never published beside it, and the XHTML schema from the web. The published files
 * are read as they are, and for each that is missing there is a stand-in of our own that says what the standard says in
 * prose. One amendment is taken back: that copy was made for postgraduate courses and asks for a start and a duration.
 */

const published = ['xcri_cap_1_2.xsd', 'xcri_cap_terms_1_2.xsd', 'ukrlp.xsd', 'xml.xsd']

const places: Record<string, string> = {
  'http://www.w3.org/XML/1998/namespace': 'xml.xsd',
  'http://www.w3.org/1999/xhtml': 'xhtml.xsd',
  'http://purl.org/net/mlo': 'mlo.xsd',
  'http://purl.org/dc/terms/': 'dcterms.xsd',
  'http://purl.org/dc/elements/1.1/': 'dc.xsd',
  'http://www.ukrlp.co.uk/': 'ukrlp.xsd',
  'http://xcri.org/profiles/catalog': 'catalog_1_1.xsd',
  'http://xcri.org/profiles/1.2/catalog': 'xcri_cap_1_2.xsd',
  'http://xcri.org/profiles/1.2/catalog/terms': 'xcri_cap_terms_1_2.xsd',
}

function schema(namespace: string, inside: string, imports: string[] = []): string {
  const target = namespace === '' ? '' : `targetNamespace="${namespace}"`
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="http://xcri.org/profiles/1.2/catalog" xmlns:old="http://xcri.org/profiles/catalog"
    xmlns:x="http://www.w3.org/1999/xhtml" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:mlo="http://purl.org/net/mlo" ${target} elementFormDefault="qualified">
    ${imports.map((one) => `<xs:import namespace="${one}" schemaLocation="${places[one]}"/>`).join('')}${inside}</xs:schema>`
}

const described = `<xs:complexType name="descriptionDType" mixed="true">
  <xs:sequence><xs:element ref="x:div" minOccurs="0"/></xs:sequence>
  <xs:attribute ref="xml:lang"/><xs:attribute name="href" type="xs:anyURI"/></xs:complexType>`
const temporal = `<xs:complexType name="temporalDType"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="dtf"><xs:simpleType>
  <xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/></xs:simpleType></xs:attribute></xs:extension></xs:simpleContent></xs:complexType>`
const coded = `<xs:complexType name="vocabularyDType"><xs:simpleContent><xs:extension base="xs:string">
  <xs:attribute name="identifier" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:extension></xs:simpleContent></xs:complexType>`
const optional = (names: string[]) =>
  names.map((name) => `<xs:element ref="${name}" minOccurs="0" maxOccurs="unbounded"/>`).join('')
const lines = (names: string[], type = 'xs:string') =>
  names.map((name) => `<xs:element name="${name}" type="${type}"/>`).join('')
const xhtml = 'http://www.w3.org/1999/xhtml'
const xml = 'http://www.w3.org/XML/1998/namespace'
const catalog = 'http://xcri.org/profiles/1.2/catalog'
const dc = 'http://purl.org/dc/elements/1.1/'
const dcterms = 'http://purl.org/dc/terms/'

const standIns: Record<string, string> = {
  'types.xsd': schema(catalog, described + temporal + coded, [xhtml, xml]),
  'xhtml.xsd': schema(
    xhtml,
    '<xs:element name="div"><xs:complexType mixed="true"><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>',
  ),
  'catalog_1_1.xsd': schema(
    'http://xcri.org/profiles/catalog',
    '<xs:complexType name="identifierDType"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType>',
  ),
  'dc.xsd': schema(
    dc,
    `${described}<xs:element name="description" type="dc:descriptionDType"/><xs:element name="identifier" type="old:identifierDType"/>
      ${lines(['title', 'subject', 'type', 'contributor', 'date'])}`,
    [xhtml, xml, 'http://xcri.org/profiles/catalog'],
  ),
  'dcterms.xsd': schema(dcterms, lines(['educationLevel'])),
  'mlo.xsd': schema(
    'http://purl.org/net/mlo',
    `${lines(['assessment', 'objective', 'prerequisite'], 'c:descriptionDType')}
      ${lines(['url'], 'xs:anyURI')}${lines(['isPartOf', 'hasPart', 'level', 'engagement', 'languageOfInstruction', 'places', 'cost'])}
      <xs:element name="start" type="c:temporalDType"/>
      <xs:element name="duration"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="interval" type="xs:duration"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
      <xs:element name="credit"/>
      <xs:element name="qualification"><xs:complexType><xs:sequence>
        <xs:element ref="dc:identifier" minOccurs="0" maxOccurs="unbounded"/><xs:element ref="dc:title" maxOccurs="unbounded"/>
        ${optional(['c:abbr', 'dc:description', 'dcterms:educationLevel', 'dc:type', 'mlo:url', 'c:awardedBy', 'c:accreditedBy'])}
      </xs:sequence></xs:complexType></xs:element>
      ${lines(['street', 'town', 'postcode', 'address', 'phone', 'fax', 'email'])}
      <xs:element name="location"><xs:complexType><xs:sequence>
        ${optional(['mlo:street', 'mlo:town', 'mlo:postcode', 'mlo:address', 'mlo:phone', 'mlo:fax', 'mlo:email', 'mlo:url'])}
      </xs:sequence></xs:complexType></xs:element>`,
    [catalog, dc, dcterms],
  ),
}

const whole = schema('', '', Object.keys(places))

function publishedSchema(name: string): string {
  return readFileSync(sharedData(`xcri/schema/${name}`), 'utf8')
    .replace(/<xs:import\b[^>]*>/g, (tag) => {
      const [, namespace = ''] = /namespace\s*=\s*"([^"]*)"/.exec(tag) ?? []
      return tag.replace(/schemaLocation\s*=\s*"[^"]*"/, `schemaLocation="${places[namespace] ?? ''}"`)
    })
    .replace(/(<xs:element ref="mlo:(?:start|duration)" minOccurs=)"1"/g, '$1"0"')
}

const MOST_FAULTS = 20

/** What the published schema has to say against a catalogue; nothing where it is valid. */
export async function faultsOf(catalogue: string): Promise<string[]> {
  const files = [
    ...published.map((fileName) => ({ fileName, contents: publishedSchema(fileName) })),
    ...Object.entries(standIns).map(([fileName, contents]) => ({ fileName, contents })),
  ]
  const { valid, errors } = await validateXML({
    xml: { fileName: 'catalogue.xml', contents: catalogue },
    schema: [{ fileName: 'whole.xsd', contents: whole }],
    preload: files,
    maxMemoryPages: 8192,
  })
  return valid ? [] : [...new Set(errors.map(({ message }) => message))].slice(0, MOST_FAULTS)
}
