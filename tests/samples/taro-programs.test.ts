import { describe, expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint } from './linting.js'

/** The places that a rule reports in a Taro program, from a folder with its page and whatever else. */
async function placesOf(rule: string, files: Files): Promise<readonly string[]> {
  const folder = folderWith({ 'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/a/index'] })`, 'src/app.tsx': 'export default ({ children }) => children', ...files })
  const findings = findingsOf(folder, await lint(folder, configOf('all', { declared: [] })))
  expect(findings.filter((each) => each.rule === 'parsing')).toEqual([])
  return findings.filter((each) => each.rule === rule).map(({ file, line }) => `${file}:${String(line)}`)
}

const PAGE = 'src/pages/a/index.tsx'
const HERE = [`${PAGE}:1`]
const TAGS = `import Taro from '@tarojs/taro'; import { Button, View } from '@tarojs/components'; `

describe('no-unguarded in React', () => {
  it.each<readonly [name: string, page: string, unguarded: readonly string[]]>([
    ['an arrow function inside an attribute', `${TAGS}export default () => <View onClick={() => Taro.getLocation({ fail })} />`, HERE],
    ['an arrow function that calls another one', `${TAGS}export default function Page() { const go = (to) => Taro.getLocation({ to, fail }); return <View>{list.map((to) => <Button onClick={() => go(to)} />)}</View> }`, HERE],
    ['an arrow function inside an attribute of a class', `${TAGS}export default class Page extends Component { go = () => Taro.getLocation({ fail }); render() { return <View onClick={() => { this.go() }} /> } }`, HERE],
    [
      'an arrow function that is shown with consent only',
      `${TAGS}export default function Page() { const [ok, setOk] = useState(false); const ask = () => Taro.requirePrivacyAuthorize({ success: () => setOk(true), fail }); return ok ? <View onClick={() => Taro.getLocation({ fail })} /> : <View onClick={ask} /> }`,
      [],
    ],
    [
      'a callback in an object that goes no further',
      `${TAGS}const load = (done) => { const params = {}; params.privacy = done; return request(params) }; export default () => <View onClick={() => load(() => Taro.getLocation({ fail }))} />`,
      HERE,
    ],
    [
      'a callback in an object that is kept for others',
      `${TAGS}const load = (done) => { const waiter = {}; waiter.privacy = done; waiting.push(waiter) }; export default () => <View onClick={() => load(() => Taro.getLocation({ fail }))} />`,
      [],
    ],
    ["a package's button", `import { AtButton } from 'taro-ui'; ${TAGS}export default function Page() { const go = () => Taro.getLocation({ fail }); return <AtButton onClick={go} /> }`, HERE],
    ["a package's popup", `import { PrivacyPopup } from 'taro-privacy-popup'; ${TAGS}export default function Page() { const go = () => Taro.getLocation({ fail }); return <PrivacyPopup onConfirm={go} /> }`, []],
    ["a package's event that speaks of consent", `import { Dialog } from 'some-dialogs'; ${TAGS}export default function Page() { const go = () => Taro.getLocation({ fail }); return <Dialog onAgree={go} /> }`, []],
    ['a component that is not there', `import Ask from '../../ask'; ${TAGS}export default function Page() { const go = () => Taro.getLocation({ fail }); return <Ask onConfirm={go} /> }`, []],
  ])('%s', async (_name, page, unguarded) => {
    expect(await placesOf('no-unguarded', { [PAGE]: page })).toEqual(unguarded)
  })
})

describe('no-eager-use in React', () => {
  it.each([
    ['React.useEffect(() => { Taro.getLocation({ fail }) }, [])', HERE],
    ['Taro.useDidShow(() => { Taro.getLocation({ fail }) })', HERE],
    ['React.useEffect(() => { Taro.getLocation({ fail }) }, [asked])', []],
    ['React.useCallback(() => { Taro.getLocation({ fail }) }, [])', []],
    ['page.useEffect(() => { Taro.getLocation({ fail }) }, [])', []],
    ['Map.onShow(() => { Taro.getLocation({ fail }) })', []],
  ])('%s', async (call, eager) => {
    expect(await placesOf('no-eager-use', { [PAGE]: `${TAGS}export default function Page() { ${call}; return <View /> }` })).toEqual(eager)
  })
})

describe('a page', () => {
  it.each<readonly [name: string, page: string, eager: readonly string[]]>([
    ['that shows nothing', `${TAGS}export default function Page() { useEffect(() => { Taro.getLocation({ fail }) }, []); return null }`, HERE],
    ['that is a function of another name', `${TAGS}export default function locate() { useEffect(() => { Taro.getLocation({ fail }) }, []); return null }`, []],
  ])('%s', async (_name, page, unguarded) => {
    expect(await placesOf('no-unguarded', { [PAGE]: page })).toEqual(unguarded)
  })

  it('is the file for WeChat where there is one', async () => {
    const call = `${TAGS}export default () => <View onClick={() => Taro.getLocation({ fail })} />`
    expect(await placesOf('no-undeclared', { [PAGE]: call, 'src/pages/a/index.weapp.tsx': call })).toEqual(['src/pages/a/index.weapp.tsx:1'])
  })
})

it('reads an open-type that may be undefined', async () => {
  expect(await placesOf('no-undeclared', { [PAGE]: `${TAGS}export default ({ ok }) => <Button openType={ok ? 'getPhoneNumber' : undefined} />` })).toEqual(HERE)
})
