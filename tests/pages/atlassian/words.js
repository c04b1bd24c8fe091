// Verified translations only [documented: Japanese Bitbucket help; third-party doc:
// atlassian.md 7]. Everything else stays English, as half of the real pages do.

export const WORDS = {
  ja: {
    Security: 'セキュリティ',
    'Create and manage API tokens': 'API トークンの作成と管理',
    'Create API token with scopes': 'スコープ付き API トークンを作成',
    'Create API token': 'API トークンを作成',
    'Create an API token': 'API トークンを作成',
    Next: '次へ',
    'Create token': 'トークンを作成',
    Create: '作成',
    Label: 'ラベル',
    Expires: '有効期限',
    'Expires on': '有効期限',
    Revoke: '取り消し',
  },
  ko: {
    'Create API token': 'API 토큰 만들기',
    Create: '만들기',
  },
};
