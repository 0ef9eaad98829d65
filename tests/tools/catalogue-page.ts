import { OBJECT_FACTORIES, PRIVACY_APIS, PRIVACY_APIS_SINCE, UNKNOWN_PRIVACY_APIS } from '../../src/catalogue/api-objects.js'
import { BACKGROUND_LOCATION_MODE, DESCRIBED_SCOPE, EXCLUSIVE_WITH_FUZZY_LOCATION, PERMISSION_DESC_MAX_LENGTH, PRIVACY_CHECK_KEY, REQUIRED_PRIVATE_INFOS } from '../../src/catalogue/app-config.js'
import { RUNTIME_ERRORS, SERVER_ERRORS, type ErrorRow } from '../../src/catalogue/errors.js'
import { GAME_INTERFACES, INTERFACES, type PrivacyInterface } from '../../src/catalogue/interfaces.js'
import { CUSTOM_KEY, KEY_MISSPELLINGS, PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { SOURCES } from '../../src/catalogue/sources.js'
import { libraryButtons, libraryNeeds } from './catalogue-libraries.js'

const FACTORIES = Object.entries(OBJECT_FACTORIES).map(([factory, type]) => `\`wx.${factory}\` makes a \`${type}\``)

const KINDS: readonly { readonly kind: PrivacyInterface['kind']; readonly title: string; readonly note?: string }[] = [
  { kind: 'api', title: 'APIs', note: 'Writing to the clipboard counts as well, although the item speaks of reading.' },
  { kind: 'method', title: 'Object methods', note: `${FACTORIES.join(', ')}. With explicit coordinates \`moveToLocation\` does not ask where the phone is, and is no use.` },
  { kind: 'scope', title: 'Scopes', note: 'As the argument of `wx.authorize({ scope })`.' },
  { kind: 'component', title: 'Components', note: 'A component with two keys needs both.' },
  { kind: 'open-type', title: 'Values of `open-type`' },
  { kind: 'input-type', title: 'Values of `type`' },
]

/** Interfaces that people expect in the official table and that are not there. */
const OUTSIDE_THE_TABLE: readonly (readonly [interfaces: string, why: string])[] = [
  ['`wx.chooseContact`', 'The system picks the contact. No row and no documented errno 112.'],
  ['`wx.onLocationChange`', 'It only listens; `wx.startLocationUpdate` and its kin are the gate. It must stand in `requiredPrivateInfos` all the same.'],
  [
    '`wx.getRecorderManager` and its `on…` methods, `wx.createCameraContext`, `wx.createMediaRecorder`, `wx.createLivePusherContext`',
    'Making the object collects nothing: `RecorderManager.start` and the components are listed.',
  ],
  ['`<map show-location>`', 'It asks for `scope.userLocation` since base library 3.10.0, but has no row; whether it can fail with errno 112 is not documented.'],
  ['`wx.onAccelerometerChange`, `wx.onCompassChange`, `wx.onDeviceMotionChange`, `wx.onGyroscopeChange`', 'Some of them start the sensor by themselves; whether that is intercepted is not documented.'],
  ['`wx.join1v1Chat`, `wx.setEnable1v1Chat`', 'They ask for microphone and camera by scope, without a row.'],
  ['`wx.getSystemInfo` and its kin, `wx.getDeviceInfo`, `wx.getNetworkType`', 'No row. `DeviceInfo` can be declared, and gates nothing.'],
  ['`wx.scanCode`, `wx.login`, `wx.getSetting`, Wi-Fi, NFC, beacons', 'No row.'],
]

/** The page docs/catalogue.md: everything that src/catalogue knows, in Markdown. */
export function renderCatalogue(): string {
  const sections = [introduction(), information(), interfaces(), games(), declarationOnly(), outsideTheTable(), libraries(), privacyApis(), appConfig(), errors(), sources()]
  return `${sections.join('\n\n')}\n`
}

function introduction(): string {
  return [
    '# Catalogue',
    'What the plugin knows of the platform. This page is written from `src/catalogue` by `npx vitest run tests/catalogue -u`; do not edit it by hand.',
    `${INTERFACES.length} interfaces process ${gatingKeys().length} kinds of information; a privacy guideline can declare ${Object.keys(PRIVACY_KEYS).length}. The table is the official one as of 2026-07-30.`,
  ].join('\n\n')
}

function information(): string {
  const rows = gatingKeys().map(([key, { zh, en }]) => [code(key), zh, en, listed(interfacesByKind().filter((row) => row.keys.some((needed) => needed === key)).map(written))])
  return [
    '## Information and what needs it',
    'The key is the `privacy_key` of the guideline; the item is what its form in the platform\'s backend calls it.',
    table(['Key', 'Item (处理的信息)', 'In English', 'Interfaces'], rows),
    `Keys are case-sensitive. Misspellings seen in public files: ${Object.entries(KEY_MISSPELLINGS)
      .map(([wrong, right]) => `${code(wrong)} for ${code(right)}`)
      .join(', ')}.`,
  ].join('\n\n')
}

function interfaces(): string {
  const tables = KINDS.map(({ kind, title, note }) => {
    const rows = INTERFACES.filter((row) => row.kind === kind).map((row) => [
      written(row),
      listed(row.keys.map(code)),
      row.since ?? '',
      row.callbackOnly ? 'yes' : '',
      row.requiredPrivateInfo ? 'yes' : '',
      remark(row),
    ])
    return [`### ${title}`, ...(note === undefined ? [] : [note]), table(['Interface', 'Keys', 'Since', 'Callbacks only', '`requiredPrivateInfos`', 'Remarks'], rows)].join('\n\n')
  })
  return [
    '## Interfaces',
    '*Since* is the first base library, where the interface\'s page names one. *Callbacks only*: the page says that no promise is returned. `requiredPrivateInfos`: the name must also stand there in `app.json`.',
    ...tables,
  ].join('\n\n')
}

function games(): string {
  return [
    '## Mini games',
    'Interfaces that a mini game has besides, or that are not revoked there.',
    table(['Interface', 'Keys'], GAME_INTERFACES.map((row) => [written(row), listed(row.keys.map(code))])),
  ].join('\n\n')
}

function declarationOnly(): string {
  const rows = Object.entries(PRIVACY_KEYS).flatMap(([key, { zh, en, gatesInterfaces }]) => (gatesInterfaces ? [] : [[code(key), zh, en]]))
  return [
    '## Keys that gate nothing',
    `They are declared for the reader's sake: no interface fails without them. The same holds for rows with the key ${code(CUSTOM_KEY)} and a \`privacy_label\` of one's own.`,
    table(['Key', 'Item', 'In English'], rows),
  ].join('\n\n')
}

function outsideTheTable(): string {
  return [
    '## Looks private, is not in the table',
    'Nothing of this is reported. An API that a program wants checked all the same is named in the setting `interfaces`.',
    table(['Interface', 'Why not'], OUTSIDE_THE_TABLE),
  ].join('\n\n')
}

function libraries(): string {
  return [
    '## Component libraries',
    'What their components use although the program names no interface. Where a prop decides and its value cannot be told, nothing is reported. Read in the sources of the packages.',
    table(['Package', 'Component', 'Uses', 'When'], libraryNeeds()),
    'Components that hand an open-type on to a button of their own: the attributes that give that button its id, and whether its agree event comes out.',
    table(['Package', 'Component', 'open-type', 'id', 'Agree event'], libraryButtons()),
  ].join('\n\n')
}

function privacyApis(): string {
  const unknown = Object.entries(UNKNOWN_PRIVACY_APIS).map(([wrong, right]) => [`\`wx.${wrong}\``, right === null ? 'there is nothing of the kind' : `\`wx.${right}\``])
  return [
    '## The APIs of the privacy framework',
    `${listed(PRIVACY_APIS.map((name) => `\`wx.${name}\``))}: since base library ${PRIVACY_APIS_SINCE}, with callbacks only. Below it they are undefined, and nothing is intercepted.`,
    'Names found in public code that do not exist:',
    table(['Written', 'Meant'], unknown),
  ].join('\n\n')
}

function appConfig(): string {
  const points = [
    `\`requiredPrivateInfos\` holds any of ${listed(REQUIRED_PRIVATE_INFOS.map(code))}, spelt exactly so.`,
    `\`getFuzzyLocation\` excludes ${listed(EXCLUSIVE_WITH_FUZZY_LOCATION.map(code))}.`,
    `\`permission["${DESCRIBED_SCOPE}"].desc\` says what the location is for, in at most ${PERMISSION_DESC_MAX_LENGTH} characters.`,
    `\`requiredBackgroundModes\` holds ${code(BACKGROUND_LOCATION_MODE)} where \`wx.startLocationUpdateBackground\` is used.`,
    `\`${PRIVACY_CHECK_KEY}\` does nothing any more: since 2023-10-17 the privacy check is always on.`,
  ]
  return `## app.json\n\n${bulleted(points)}`
}

function errors(): string {
  return [
    '## Errors on the phone',
    'What follows `<interface>:fail ` in `errMsg`, and the `errno` beside it.',
    errorTable('errno', RUNTIME_ERRORS),
    '## Errors of the server',
    'What the interfaces for third-party platforms answer as `errcode`.',
    errorTable('errcode', SERVER_ERRORS),
  ].join('\n\n')
}

function errorTable(title: string, rows: readonly ErrorRow[]): string {
  const hasTexts = rows.some((row) => row.errMsg !== undefined)
  const cells = rows.map(({ code: number, errMsg, en, zh }) => [String(number), ...(hasTexts ? [errMsg === undefined ? '' : code(errMsg)] : []), en, zh])
  return table([title, ...(hasTexts ? ['`errMsg`'] : []), 'Cause', '原因'], cells)
}

function sources(): string {
  const errorRows = [...RUNTIME_ERRORS, ...SERVER_ERRORS]
  const points = Object.entries(SOURCES).map(([source, title]) => {
    const counts = [
      counted([...INTERFACES, ...GAME_INTERFACES].filter((row) => row.source === source).length, 'interface'),
      counted(Object.values(PRIVACY_KEYS).filter((row) => row.source === source).length, 'key'),
      counted(errorRows.filter((row) => row.source === source).length, 'error'),
    ].filter((count) => count !== null)
    return counts.length === 0 ? title : `${title}: ${listed(counts)}`
  })
  return ['## Sources', 'Sections of the official documentation (developers.weixin.qq.com) by their Chinese titles, unless said otherwise.', bulleted(points)].join('\n\n')
}

/** An interface as it is written in a program. */
function written({ kind, name }: PrivacyInterface): string {
  switch (kind) {
    case 'api':
      return `\`wx.${name}\``
    case 'component':
      return `\`<${name}>\``
    case 'open-type':
      return `\`<button open-type="${name}">\``
    case 'input-type':
      return `\`<input type="${name}">\``
    case 'method':
    case 'scope':
      return code(name)
  }
}

function remark({ revoked, deprecated }: PrivacyInterface): string {
  if (revoked) return escaped(`revoked (已回收); instead: ${revoked.en}`)
  if (deprecated) return `deprecated since ${deprecated.since}; instead: ${deprecated.en}`
  return ''
}

function interfacesByKind(): readonly PrivacyInterface[] {
  return KINDS.flatMap(({ kind }) => INTERFACES.filter((row) => row.kind === kind))
}

function gatingKeys(): readonly [string, (typeof PRIVACY_KEYS)[keyof typeof PRIVACY_KEYS]][] {
  return Object.entries(PRIVACY_KEYS).filter(([, row]) => row.gatesInterfaces)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const filled = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => filled[column]).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function listed(items: readonly string[]): string {
  return items.join(', ')
}

function bulleted(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join('\n')
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}`
}

function code(text: string): string {
  return `\`${text}\``
}

/** Tags that stand outside code would be taken for HTML. */
function escaped(text: string): string {
  return text.replace(/<[^>]*>/gu, (tag) => `\`${tag}\``)
}
