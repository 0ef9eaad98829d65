import { describe, expect, it } from 'vitest'
import { firesWithAgreement, isAgreeButton } from '../../src/templates/agree-events.js'
import { agreeButtons, agreeEventsOf, buttonRows, presenceIn } from '../../src/templates/agree-buttons.js'
import { bindingsOf } from '../../src/templates/event-bindings.js'
import { exitNavigators, refusalMethods, refusingElements } from '../../src/templates/refusal-elements.js'
import { elementsIn } from './jsx-elements.js'

describe('bindings', () => {
  it.each<readonly [string, string]>([
    ['onAgreePrivacyAuthorization', 'agreeprivacyauthorization'],
    ['onAgreeprivacyauthorization', 'agreeprivacyauthorization'],
    ['onagreeprivacyauthorization', 'agreeprivacyauthorization'],
    ['onGetPhoneNumber', 'getphonenumber'],
    ['onClick', 'click'],
    ['onTap', 'tap'],
  ])('%s binds %s', (attribute, event) => {
    const text = `const a = <Button b={c} ${attribute}={handle} on={d} />`
    const [button] = elementsIn(text)
    const bindings = button ? bindingsOf(button) : []
    expect(bindings.map((each) => [each.prefix, each.event, each.handler, each.handlers, text.slice(...each.attribute.range)])).toEqual([['on', event, 'handle', ['handle'], `${attribute}={handle}`]])
  })

  it.each<readonly [string, string | null, readonly string[]]>([
    ['handle', 'handle', ['handle']],
    ['this.handle', 'handle', ['handle']],
    ['this.handle.bind(this, item)', 'handle', ['handle']],
    ['handle.bind(null)', 'handle', ['handle']],
    ['this[`handle`]', 'handle', ['handle']],
    ['() => handle(x)', null, ['handle']],
    ['() => this.handle(other(x))', null, ['handle', 'other']],
    ['(e) => { e.stopPropagation(); a(); if (x) this.b(e); else c?.(e) }', null, ['a', 'b', 'c']],
    ['function () { this.handle.call(this) }', null, ['handle']],
    ['async () => { await Taro.login({ success: () => this.handle() }) }', null, ['handle']],
    ['() => props.onOk()', null, []],
    ['() => this.props.onOk()', null, []],
    ['() => Taro.login()', null, []],
    ['props.onOk', null, []],
    ['this.props.onOk', null, []],
    ['this.props.onOk.bind(this)', null, []],
    ['x ? this.a : b', null, ['a', 'b']],
    ['x && a', null, ['a']],
    ['a || b', null, ['a', 'b']],
    ['x ? a : undefined', null, ['a']],
    ['debounce(this.handle, 500)', null, ['debounce', 'handle']],
    ['this.handle(1)', null, ['handle']],
    ['useCallback(() => handle(), [])', null, ['useCallback', 'handle']],
    ['undefined', null, []],
  ])('{%s} runs its methods', (value, handler, handlers) => {
    const [button] = elementsIn(`const a = <Button onClick={${value}} />`)
    expect(button && bindingsOf(button).map((each) => [each.handler, each.handlers])).toEqual([[handler, handlers]])
  })

  it('are the same in TypeScript', () => {
    const [button] = elementsIn('const a = <Button onClick={handle as any} onTap={this.handle!} onInput={(e: Event) => (handle as any)(e)} />', 'page.tsx')
    expect(button && bindingsOf(button).map((each) => [each.event, each.handler, each.handlers])).toEqual([
      ['click', 'handle', ['handle']],
      ['tap', 'handle', ['handle']],
      ['input', null, ['handle']],
    ])
  })

  it.each(['onClick="handle"', "onClick={'handle'}", 'onClick', 'handle={onClick}', '{...{ onClick }}'])('%s binds nothing', (attribute) => {
    expect(elementsIn(`const a = <Button ${attribute} />`).flatMap(bindingsOf)).toEqual([])
  })
})

describe('an agree button', () => {
  const ROWS = buttonRows(new Map())
  const TARO = "import { Button, Button as TaroButton } from '@tarojs/components'\nimport { Button as NutButton } from '@nutui/nutui-react-taro'\nimport { AtButton } from 'taro-ui'\n"
  const buttonsIn = (text: string): ReturnType<typeof agreeButtons> => agreeButtons(elementsIn(`${TARO}const a = ${text}`), ROWS)

  it.each(['<Button openType="agreePrivacyAuthorization"/>', '<Button open-type="agreePrivacyAuthorization"/>', '<TaroButton openType="agreePrivacyAuthorization"/>', '<button open-type="agreePrivacyAuthorization"/>', "<Button openType={x ? 'agreePrivacyAuthorization' : ''}/>"])(
    '%s is the platform’s',
    (text) => {
      expect(buttonsIn(text).map(({ row, combinations, id }) => [row, combinations, id])).toEqual([[ROWS('button'), ['agreePrivacyAuthorization'], { kind: 'none' }]])
    },
  )

  it('needs no import where nothing binds the name', () => {
    expect(agreeButtons(elementsIn('const a = <Button openType="agreePrivacyAuthorization"/>'), ROWS)).toHaveLength(1)
    expect(agreeButtons(elementsIn('const a = ({ Button }) => <Button openType="agreePrivacyAuthorization"/>'), ROWS)).toEqual([])
  })

  it.each(['<NutButton openType="agreePrivacyAuthorization"/>', '<AtButton openType="agreePrivacyAuthorization"/>'])('%s is there, though its tag is not known', (text) => {
    expect(buttonsIn(text)).toEqual([])
    expect(elementsIn(`${TARO}const a = ${text}`).map((element) => [presenceIn(element), isAgreeButton(element)])).toEqual([['yes', true]])
  })

  it('is known by a name of the settings', () => {
    const rows = buttonRows(new Map([['AtButton', { openType: 'open-type', id: 'id', event: 'agreeprivacyauthorization' }]]))
    expect(agreeButtons(elementsIn(`${TARO}const a = <AtButton openType="agreePrivacyAuthorization" id="b"/>`), rows).map(({ id }) => id)).toEqual([{ kind: 'static', text: 'b' }])
  })

  it.each<readonly [string, unknown]>([
    ['id="agree-btn"', { kind: 'static', text: 'agree-btn' }],
    ["id={'agree-btn'}", { kind: 'static', text: 'agree-btn' }],
    ['id={id}', { kind: 'dynamic' }],
    ['{...rest}', { kind: 'dynamic' }],
    ['', { kind: 'none' }],
  ])('with %s has its id', (attribute, id) => {
    expect(buttonsIn(`<Button openType="agreePrivacyAuthorization" ${attribute}/>`).map((each) => each.id)).toEqual([id])
  })

  it('has its events', () => {
    const [button] = buttonsIn('<Button openType="getPhoneNumber|agreePrivacyAuthorization" onGetPhoneNumber={a} onAgreePrivacyAuthorization={b} onClick={c}/>')
    const events = button && agreeEventsOf(button)
    expect(button?.bindings.map(({ event, handler }) => [event, handler, events?.has(event), firesWithAgreement(button.element, event)])).toEqual([
      ['getphonenumber', 'a', true, true],
      ['agreeprivacyauthorization', 'b', true, true],
      ['click', 'c', false, false],
    ])
  })

  it.each<readonly [string, string]>([
    ['<Button openType={type}/>', 'maybe'],
    ['<Button {...rest}/>', 'maybe'],
    ['<AtButton {...rest}/>', 'maybe'],
    ['<View {...rest}/>', 'no'],
    ['<Button openType="share"/>', 'no'],
    ["<Dialog confirmBtn={{ openType: 'agreePrivacyAuthorization' }}/>", 'yes'],
  ])('%s: %s', (text, presence) => {
    expect(elementsIn(`const a = ${text}`).map(presenceIn)).toEqual([presence])
  })
})

describe('a refusal', () => {
  const AGREE = '<Button openType="agreePrivacyAuthorization">同意</Button>'
  const refusalsIn = (text: string): readonly string[] => refusingElements(elementsIn(text), text).map(({ startTag }) => text.slice(...startTag))

  it.each([
    `const a = <View><Button onClick={refuse}>拒绝</Button>${AGREE}</View>`,
    `const a = <><Button onClick={refuse}>拒绝</Button>${AGREE}</>`,
    `const a = <View><View><View><Button onClick={refuse}>拒绝</Button></View>${AGREE}</View></View>`,
    `const a = shown && <View><View><Button onClick={refuse}>拒绝</Button></View><View>${AGREE}</View></View>`,
    `const a = <View><Button onClick={refuse}>{'拒绝'}</Button>${AGREE}</View>`,
  ])('stands beside an agree button: %s', (text) => {
    expect(refusalsIn(text)).toContain('<Button onClick={refuse}>')
    expect([...refusalMethods(elementsIn(text), text)]).toEqual(['refuse'])
  })

  it('is read without what stands in braces', () => {
    const text = `const a = <View><View><Text onClick={() => { if (x > 1) { explain({ why: 'some text that is no label' }) } }}>拒绝</Text></View>${AGREE}</View>`
    expect(refusalsIn(text)).toContain('<View>')
    expect(refusalsIn(`const a = <View><Text onClick={b}>{refuse()}</Text>${AGREE}</View>`)).toEqual([])
  })

  it('is none in another tree', () => {
    expect(refusalsIn(`function A() { return <Button onClick={refuse}>拒绝</Button> }\nfunction B() { return ${AGREE} }`)).toEqual([])
    expect(refusalsIn(`const a = b ? <Button onClick={refuse}>拒绝</Button> : ${AGREE}`)).toEqual([])
  })

  it('is none far off on the same page', () => {
    expect(refusalsIn(`const a = <View><View><Button onClick={refuse}>拒绝</Button></View><View>${AGREE}</View></View>`)).toEqual([])
  })

  it('may leave by a navigator', () => {
    const text = `import { Navigator } from '@tarojs/components'\nconst a = <View><Navigator openType="exit"/>${AGREE}</View>`
    expect(exitNavigators(elementsIn(text)).map((range) => text.slice(...range))).toEqual(['openType="exit"'])
    expect(exitNavigators(elementsIn(text.replace('@tarojs/components', './navigator')))).toEqual([])
  })
})
