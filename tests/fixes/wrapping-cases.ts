import type { WrapOptions } from './wrapping.js'

export interface Case {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly options?: WrapOptions
}

export const PROMISE = 'new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))'
const CHECKED_PROMISE = 'new Promise((resolve, reject) => wx.requirePrivacyAuthorize ? wx.requirePrivacyAuthorize({ success: resolve, fail: reject }) : resolve())'
const OLD: WrapOptions = { minLibVersion: '2.30.0' }
export const GUARD: WrapOptions = { guardFunction: { name: 'ensurePrivacy', from: '/utils/privacy' } }

/** Calls that a fix puts behind consent. */
export const FIXES: readonly Case[] = [
  { name: 'a statement', before: 'wx.startCompass();\n', after: 'wx.requirePrivacyAuthorize({ success: () => { wx.startCompass(); } });\n' },
  {
    name: 'a statement with callbacks and comments, in its own indentation',
    before: "Page({\n\tgo() {\n\t\t// here\n\t\twx.getLocation({\n\t\t\ttype: 'gcj02', // kind\n\t\t\tsuccess: (res) => {\n\t\t\t\tthis.setData({ text: `a\n\tb` })\n\t\t\t},\n\t\t}) // end\n\t},\n})",
    after:
      "Page({\n\tgo() {\n\t\t// here\n\t\twx.requirePrivacyAuthorize({\n\t\t\tsuccess: () => {\n\t\t\t\twx.getLocation({\n\t\t\t\t\ttype: 'gcj02', // kind\n\t\t\t\t\tsuccess: (res) => {\n\t\t\t\t\t\tthis.setData({ text: `a\n\tb` })\n\t\t\t\t\t},\n\t\t\t\t})\n\t\t\t},\n\t\t}) // end\n\t},\n})",
  },
  {
    name: 'the line ends of the file',
    before: 'function go() {\r\n    wx.chooseImage({\r\n        count: 1,\r\n    });\r\n}\r\n',
    after:
      'function go() {\r\n    wx.requirePrivacyAuthorize({\r\n        success: () => {\r\n            wx.chooseImage({\r\n                count: 1,\r\n            });\r\n        },\r\n    });\r\n}\r\n',
  },
  {
    name: 'options that a refusal needs become a constant in place',
    before: "function go() {\n  wx.getLocation({\n    type: 'gcj02',\n    // what failed\n    fail(error) { tell(error) },\n    complete: () => { done() },\n  })\n}",
    after:
      "function go() {\n  const getLocationOptions = {\n    type: 'gcj02',\n    // what failed\n    fail(error) { tell(error) },\n    complete: () => { done() },\n  }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.getLocation(getLocationOptions)\n    },\n    fail: (error) => {\n      getLocationOptions.fail(error)\n      getLocationOptions.complete(error)\n    },\n  })\n}",
  },
  {
    name: 'a callback that may be missing',
    before: 'function go(failed) {\n  wx.startCompass({ fail: failed })\n}',
    after:
      "function go(failed) {\n  const startCompassOptions = { fail: failed }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.startCompass(startCompassOptions)\n    },\n    fail: (error) => {\n      if (typeof startCompassOptions.fail === 'function') startCompassOptions.fail(error)\n    },\n  })\n}",
  },
  {
    name: 'resolve and reject of a promise',
    before: 'const ask = () => new Promise((resolve, reject) => {\n  wx.getWeRunData({ success: resolve, fail: reject })\n})',
    after:
      'const ask = () => new Promise((resolve, reject) => {\n  const getWeRunDataOptions = { success: resolve, fail: reject }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.getWeRunData(getWeRunDataOptions)\n    },\n    fail: (error) => {\n      getWeRunDataOptions.fail(error)\n    },\n  })\n})',
  },
  {
    name: 'values that may change are computed when they were before',
    before: 'function go() {\n  wx.setClipboardData({ data: this.data.code })\n}',
    after:
      'function go() {\n  const setClipboardDataOptions = { data: this.data.code }\n  wx.requirePrivacyAuthorize({ success: () => { wx.setClipboardData(setClipboardDataOptions) } })\n}',
  },
  {
    name: 'a name that is taken is not used',
    before: 'const chooseImageOptions = 1\nfunction go() {\n  wx.chooseImage({ count: chooseImageOptions, fail: () => {} })\n}',
    after:
      'const chooseImageOptions = 1\nfunction go() {\n  const chooseImageOptions2 = { count: chooseImageOptions, fail: () => {} }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.chooseImage(chooseImageOptions2)\n    },\n    fail: (error) => {\n      chooseImageOptions2.fail(error)\n    },\n  })\n}',
  },
  {
    name: 'an awaited call; the guard serves those after it',
    before: "async function go() {\n  const res = await wx.getLocation({ type: 'gcj02' })\n  await wx.chooseImage()\n}",
    after: `async function go() {\n  await ${PROMISE}\n  const res = await wx.getLocation({ type: 'gcj02' })\n  await wx.chooseImage()\n}`,
  },
  {
    name: 'braces where only one statement can stand',
    before: "async function go() {\n  if (a)\n    await wx.chooseImage({\n      count: 1,\n    })\n  else if (b) await wx.setClipboardData({ data: c.d })\n}",
    after: `async function go() {\n  if (a) {\n    await ${PROMISE}\n    await wx.chooseImage({\n      count: 1,\n    })\n  }\n  else if (b) {\n    const setClipboardDataOptions = { data: c.d }\n    await ${PROMISE}\n    await wx.setClipboardData(setClipboardDataOptions)\n  }\n}`,
  },
  {
    name: 'a brace does not go into a comment',
    before: 'async function go() {\n  if (a) // why\n    await wx.chooseImage()\n}',
    after: `async function go() {\n  if (a) // why\n    {\n    await ${PROMISE}\n    await wx.chooseImage()\n  }\n}`,
  },
  {
    name: 'an awaited call that its statement may leave out',
    before: 'async function go() {\n  const image = a && (await wx.chooseImage({ count: 1 }))\n}',
    after: `async function go() {\n  const image = a && (await ${PROMISE}.then(() => wx.chooseImage({ count: 1 })))\n}`,
  },
  {
    name: 'a free chain',
    before: 'function go() {\n  wx.chooseImage({ count: 1 }).then(show)\n}',
    after: `function go() {\n  ${PROMISE}.then(() => wx.chooseImage({ count: 1 })).then(show)\n}`,
  },
  {
    name: 'a returned chain, link by link',
    before: 'function go() {\n  return wx.chooseImage({\n    count: 1,\n  })\n    .then(show)\n    .catch(tell)\n}',
    after: `function go() {\n  return ${PROMISE}\n    .then(() => wx.chooseImage({\n      count: 1,\n    }))\n    .then(show)\n    .catch(tell)\n}`,
  },
  {
    name: 'an awaited chain that catches the refusal itself',
    before: 'async function go() {\n  const image = await wx.chooseImage().catch(() => null)\n}',
    after: `async function go() {\n  const image = await ${PROMISE}.then(() => wx.chooseImage()).catch(() => null)\n}`,
  },
  { name: 'a returned call', before: 'const choose = () => wx.chooseImage({ count: 1 })', after: `const choose = () => ${PROMISE}.then(() => wx.chooseImage({ count: 1 }))` },
  {
    name: 'a returned call whose values may change',
    before: 'const copy = (text) => wx.setClipboardData({ data: text.value });\n',
    after: `const copy = (text) => {\n  const setClipboardDataOptions = { data: text.value };\n  return ${PROMISE}.then(() => wx.setClipboardData(setClipboardDataOptions));\n};\n`,
  },
  {
    name: 'a returned call with callbacks returns nothing',
    before: 'const choose = () => wx.chooseImage({ success: show, fail: () => {} })',
    after:
      'const choose = () => {\n  const chooseImageOptions = { success: show, fail: () => {} }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.chooseImage(chooseImageOptions)\n    },\n    fail: (error) => {\n      chooseImageOptions.fail(error)\n    },\n  })\n}',
  },
  {
    name: 'the same API object is asked',
    before: 'uni.chooseImage({ count: 1 })\nTaro.chooseImage({ count: 1 })\nwx?.chooseImage?.({ count: 1 })',
    after:
      'uni.requirePrivacyAuthorize({ success: () => { uni.chooseImage({ count: 1 }) } })\nTaro.requirePrivacyAuthorize({ success: () => { Taro.chooseImage({ count: 1 }) } })\nwx.requirePrivacyAuthorize({ success: () => { wx?.chooseImage?.({ count: 1 }) } })',
  },
  {
    name: 'no semicolon is needed before, and none is lost',
    before: 'async function go() {\n  start()\n  ;(await wx.chooseImage()).tempFilePaths.forEach(show)\n}',
    after: `async function go() {\n  start()\n  ;await ${PROMISE};\n  (await wx.chooseImage()).tempFilePaths.forEach(show)\n}`,
  },
  {
    name: 'a semicolon that begins the next line stays there',
    before: 'async function go(a) {\n  if (a) await wx.chooseImage()\n  ;[1].forEach(show)\n  wx.startCompass({ fail: () => {} })\n  ;[2].forEach(show)\n}',
    after: `async function go(a) {\n  if (a) {\n    await ${PROMISE}\n    await wx.chooseImage()\n  }\n  ;[1].forEach(show)\n  const startCompassOptions = { fail: () => {} }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.startCompass(startCompassOptions)\n    },\n    fail: (error) => {\n      startCompassOptions.fail(error)\n    },\n  })\n  ;[2].forEach(show)\n}`,
  },
  {
    name: 'comments around the call',
    before: 'function go() {\n  /* before */ wx /* object */.setClipboardData /* name */({ data: this.data.code } /* end */) // behind\n}',
    after: 'function go() {\n  /* before */ const setClipboardDataOptions = { data: this.data.code }\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx /* object */.setClipboardData /* name */(setClipboardDataOptions /* end */)\n    },\n  }) // behind\n}',
  },
  {
    name: 'the step of indentation that the file takes most often',
    before: 'Page({\n    go() {\n      if (a) {\n        wx.startCompass({ fail: () => {} })\n      }\n    },\n})',
    after:
      'Page({\n    go() {\n      if (a) {\n        const startCompassOptions = { fail: () => {} }\n        wx.requirePrivacyAuthorize({\n          success: () => {\n            wx.startCompass(startCompassOptions)\n          },\n          fail: (error) => {\n            startCompassOptions.fail(error)\n          },\n        })\n      }\n    },\n})',
  },
  {
    name: 'a case of a switch',
    before: 'switch (a) {\n  case 1:\n    wx.startCompass({ fail: () => {} })\n    break\n}',
    after:
      'switch (a) {\n  case 1:\n    const startCompassOptions = { fail: () => {} }\n    wx.requirePrivacyAuthorize({\n      success: () => {\n        wx.startCompass(startCompassOptions)\n      },\n      fail: (error) => {\n        startCompassOptions.fail(error)\n      },\n    })\n    break\n}',
  },
  {
    name: 'TypeScript keeps the type of the options',
    before: "wx.getLocation({ type: 'gcj02', fail: (error) => { tell(error.errMsg) } })",
    after:
      "const getLocationOptions: NonNullable<Parameters<typeof wx.getLocation>[0]> = { type: 'gcj02', fail: (error) => { tell(error.errMsg) } }\nwx.requirePrivacyAuthorize({\n  success: () => {\n    wx.getLocation(getLocationOptions)\n  },\n  fail: (error) => {\n    getLocationOptions.fail?.(error)\n  },\n})",
    options: { file: 'pages/map/map.ts' },
  },
  {
    name: 'TypeScript takes a refusal for the error of the interface',
    before: 'wx.openBluetoothAdapter({ fail: (error) => { tell(error.errCode) } })',
    after:
      'const openBluetoothAdapterOptions: NonNullable<Parameters<typeof wx.openBluetoothAdapter>[0]> = { fail: (error) => { tell(error.errCode) } }\nwx.requirePrivacyAuthorize({\n  success: () => {\n    wx.openBluetoothAdapter(openBluetoothAdapterOptions)\n  },\n  fail: (error) => {\n    openBluetoothAdapterOptions.fail?.(error as never)\n  },\n})',
    options: { file: 'pages/map/map.ts' },
  },
  {
    name: 'an old base library: a statement',
    before: 'if (a) wx.chooseImage({ count: 1 });\n',
    after:
      'if (a) {\n  const chooseImageOptions = { count: 1 };\n  if (wx.requirePrivacyAuthorize) {\n    wx.requirePrivacyAuthorize({ success: () => { wx.chooseImage(chooseImageOptions); } });\n  } else {\n    wx.chooseImage(chooseImageOptions);\n  }\n}\n',
    options: OLD,
  },
  {
    name: 'an old base library: nothing to say twice',
    before: 'if (a) wx.startCompass()\nelse b()',
    after: 'if (a) {\n  if (wx.requirePrivacyAuthorize) {\n    wx.requirePrivacyAuthorize({ success: () => { wx.startCompass() } })\n  } else {\n    wx.startCompass()\n  }\n}\nelse b()',
    options: OLD,
  },
  { name: 'an old base library: a promise', before: 'async function go() {\n  await wx.startCompass()\n}', after: `async function go() {\n  await ${CHECKED_PROMISE}\n  await wx.startCompass()\n}`, options: OLD },
  {
    name: 'an old base library: a returned call with callbacks',
    before: 'const go = () => wx.startCompass({ success: () => {} })',
    after:
      'const go = () => {\n  const startCompassOptions = { success: () => {} }\n  wx.requirePrivacyAuthorize ? wx.requirePrivacyAuthorize({ success: () => { wx.startCompass(startCompassOptions) } }) : wx.startCompass(startCompassOptions)\n}',
    options: OLD,
  },
  {
    name: 'a guard function: statements; one import for both',
    before: "const app = getApp()\nfunction go() {\n  wx.startCompass()\n  wx.chooseImage({ fail: (error) => { tell(error) } })\n}",
    after:
      "const { ensurePrivacy } = require('../../utils/privacy')\nconst app = getApp()\nfunction go() {\n  ensurePrivacy().then(() => { wx.startCompass() })\n  const chooseImageOptions = { fail: (error) => { tell(error) } }\n  ensurePrivacy().then(\n    () => {\n      wx.chooseImage(chooseImageOptions)\n    },\n    (error) => {\n      chooseImageOptions.fail(error)\n    },\n  )\n}",
    options: GUARD,
  },
  {
    name: 'a guard function: a refusal that was silent stays so',
    before: 'wx.chooseImage({\n  success: () => {},\n})',
    after: "const { ensurePrivacy } = require('../../utils/privacy')\nensurePrivacy().then(() => {\n  wx.chooseImage({\n    success: () => {},\n  })\n}, () => {})",
    options: GUARD,
  },
  {
    name: 'a guard function: awaited and chained, in a module',
    before: 'import a from "a";\n\nexport async function go() {\n  await wx.startCompass();\n}\nexport const choose = () => wx.chooseImage().then(a);\n',
    after:
      'import a from "a";\nimport { ensurePrivacy } from "../../utils/privacy";\n\nexport async function go() {\n  await ensurePrivacy();\n  await wx.startCompass();\n}\nexport const choose = () => ensurePrivacy().then(() => wx.chooseImage()).then(a);\n',
    options: GUARD,
  },
]
