import rule from '../../src/rules/no-unguarded.js'
import { program, script, settings, wxml } from '../rules/rule-tester.js'

const bare = program({ 'app.json': '{ "pages": ["pages/a/a"] }', 'pages/a/a.wxml': '<view bindtap="tap"/>' })
const hanging = program({ 'app.json': '{ "pages": ["pages/a/a"] }', 'app.js': 'wx.onNeedPrivacyAuthorization((resolve) => { pending.add(resolve) })', 'pages/a/a.wxml': '<view bindtap="tap"/>' })
const page = bare('pages/a/a.js')
const typed = bare('pages/a/a.ts')

const ASKED = 'wx.requirePrivacyAuthorize({ success: () => { wx.startCompass() } })'
const GUARD = { name: 'ensurePrivacy', from: '/utils/privacy' }

script.run('no-unguarded mends', rule, {
  valid: [
    { name: 'nothing where the guard function of its options was awaited', code: "const { ensurePrivacy } = require('../../utils/privacy')\nPage({ async tap() { await ensurePrivacy(); wx.startCompass() } })", filename: page, options: [{ guardFunction: GUARD }] },
    { name: 'nothing in a success callback of the guard function of its options', code: "const { privacy } = require('../../privacy')\nPage({ tap() { privacy.ask({ success: () => wx.startCompass() }) } })", filename: page, options: [{ guardFunction: { name: 'privacy.ask', from: '/privacy' } }] },
  ],
  invalid: [
    { name: 'by a fix', code: 'Page({ tap() { wx.startCompass() } })', output: `Page({ tap() { ${ASKED} } })`, filename: page, errors: [{ messageId: 'unguarded' }] },
    {
      name: 'by a suggestion where fixes are not wanted',
      code: 'Page({ tap() { wx.startCompass() } })',
      output: null,
      filename: page,
      options: [{ fix: 'suggest' }],
      errors: [{ messageId: 'unguarded', suggestions: [{ messageId: 'ask', data: { asking: 'wx.requirePrivacyAuthorize' }, output: `Page({ tap() { ${ASKED} } })` }] }],
    },
    {
      name: 'by a suggestion that names the guard function',
      code: "Page({ tap() { wx.startCompass() } })",
      output: null,
      filename: page,
      options: [{ fix: 'suggest', guardFunction: GUARD }],
      errors: [{ messageId: 'unguarded', suggestions: [{ messageId: 'ask', data: { asking: 'ensurePrivacy' }, output: "const { ensurePrivacy } = require('../../utils/privacy')\nPage({ tap() { ensurePrivacy().then(() => { wx.startCompass() }) } })" }] }],
    },
    {
      name: 'by a suggestion in Chinese',
      code: 'Page({ tap() { const promise = wx.chooseImage() } })',
      output: null,
      filename: page,
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message: rule.zh['unguarded']?.replace('{{name}}', 'wx.chooseImage').replace('{{object}}', 'wx'),
          suggestions: [{ desc: '先用 `wx.requirePrivacyAuthorize` 取得用户同意。', output: 'Page({ tap() { const promise = new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })).then(() => wx.chooseImage()) } })' }],
        } as never,
      ],
    },
    { name: 'nothing where the page hangs', code: 'Page({ tap() { wx.startCompass() } })', output: null, filename: hanging('pages/a/a.js'), errors: [{ messageId: 'hangs' }] },
    {
      name: 'calls of a scope',
      code: "Page({ tap() { wx.authorize({ scope: 'scope.record' }) } })",
      output: "Page({ tap() { wx.requirePrivacyAuthorize({ success: () => { wx.authorize({ scope: 'scope.record' }) } }) } })",
      filename: page,
      errors: [{ messageId: 'unguarded' }],
    },
    {
      name: 'calls of other API objects, asking the same',
      code: 'const api = wx\nPage({ tap() { wxp.startCompass(); api.startGyroscope() } })',
      output: [
        'const api = wx\nPage({ tap() { wxp.requirePrivacyAuthorize({ success: () => { wxp.startCompass(); } }); api.startGyroscope() } })',
        'const api = wx\nPage({ tap() { wxp.requirePrivacyAuthorize({ success: () => { wxp.startCompass(); } }); api.requirePrivacyAuthorize({ success: () => { api.startGyroscope() } }) } })',
      ],
      filename: page,
      settings: settings({ apiObjects: ['wxp'] }),
      errors: [{ messageId: 'unguarded' }, { messageId: 'unguarded' }],
    },
    {
      name: 'calls through casts',
      code: "Page({ async tap() { const place = await (wx as any).getLocation({ type: 'gcj02' }) } })",
      output: "Page({ async tap() { await new Promise((resolve, reject) => (wx as any).requirePrivacyAuthorize({ success: resolve, fail: reject }))\n  const place = await (wx as any).getLocation({ type: 'gcj02' }) } })",
      filename: typed,
      errors: [{ messageId: 'unguarded' }],
    },
    { name: 'no method of a made object', code: 'const rm = wx.getRecorderManager()\nPage({ tap() { rm.start() } })', output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
    { name: 'no function that was taken out of the object', code: 'const { chooseImage } = wx\nPage({ tap() { chooseImage() } })', output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
    { name: 'no function that is handed on', code: 'Page({ tap() { promisify(wx.chooseImage)() } })', output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
    { name: 'no function that is called through `call`', code: 'Page({ tap() { wx.chooseImage.call(wx, {}) } })', output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
    { name: 'no call by a name that it is given', code: "const tools = { run: (name) => wx[name]() }\nPage({ tap() { tools.run('chooseImage') } })", output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
    { name: 'no reference', code: 'Page({ tap() { setTimeout(wx.startCompass, 100) } })', output: null, filename: page, errors: [{ messageId: 'unguarded' }] },
  ],
})

wxml.run('no-unguarded mends templates', rule, {
  valid: [],
  invalid: [
    ...(['getPhoneNumber', 'getRealtimePhoneNumber', 'getUserInfo'] as const).map((type) => ({
      name: `by a coupled open-type: ${type}`,
      code: `<button open-type="${type}"/>`,
      output: null,
      filename: bare('pages/a/a.wxml'),
      errors: [
        {
          messageId: 'element' as const,
          suggestions: [{ messageId: 'couple' as const, data: { attribute: `open-type="${type}|agreePrivacyAuthorization"`, event: type.toLowerCase() }, output: `<button open-type="${type}|agreePrivacyAuthorization"/>` }],
        },
      ],
    })),
    { name: 'with no combination that nobody documents', code: '<button open-type="chooseAvatar"/>', output: null, filename: bare('pages/a/a.wxml'), errors: [{ messageId: 'element' }] },
    { name: 'with no made value', code: `<button open-type="{{a ? 'getPhoneNumber' : 'chooseAvatar'}}"/>`, output: null, filename: bare('pages/a/a.wxml'), errors: [{ messageId: 'element' }, { messageId: 'element' }] },
    { name: 'not where the page hangs', code: '<button open-type="getPhoneNumber"/>', output: null, filename: hanging('pages/a/a.wxml'), errors: [{ messageId: 'hangs' }] },
    { name: 'no nickname', code: '<input type="nickname"/>', output: null, filename: bare('pages/a/a.wxml'), errors: [{ messageId: 'nickname' }] },
  ],
})
