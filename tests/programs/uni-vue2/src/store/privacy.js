/** Functions do not belong into the state: it is copied to the template. */
const waiting = new Set()

export default {
  namespaced: true,

  state: () => ({ isAsking: false }),

  mutations: {
    ask(state) {
      state.isAsking = true
    },
    done(state) {
      state.isAsking = false
    },
  },

  actions: {
    /** One listener for the whole program; every interface that waits has a resolve of its own. */
    listen({ commit }) {
      // #ifdef MP-WEIXIN
      if (!wx.onNeedPrivacyAuthorization) return
      wx.onNeedPrivacyAuthorization((resolve) => {
        waiting.add(resolve)
        commit('ask')
      })
      // #endif
    },

    agree({ commit }) {
      waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
      waiting.clear()
      commit('done')
    },

    disagree({ commit }) {
      waiting.forEach((resolve) => resolve({ event: 'disagree' }))
      waiting.clear()
      commit('done')
    },
  },
}
