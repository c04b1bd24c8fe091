// Scopes of the checkbox dialog: raw ids and short descriptions [seen in code, figma.md 3.4].
// Category headings are documented there too; which scope stands under which is [inferred]
// but for Users.

import { lang } from '../shared/dom.js';

export const CATEGORIES = [
  ['Users', [['current_user:read', "Read the current user's name, email, and profile image"]]],
  [
    'Files',
    [
      ['file_content:read', 'Read the contents of and render images from files'],
      ['file_metadata:read', 'Read metadata of files'],
      ['file_versions:read', 'Read version history of files'],
      ['file_comments:read', 'Read comments in accessible files'],
      ['file_comments:write', 'Create, modify, and delete comments in accessible files'],
    ],
  ],
  [
    'Design systems',
    [
      ['library_assets:read', 'Read data about individual components and styles'],
      ['library_content:read', 'Read components and styles published from individual files'],
      ['team_library_content:read', 'Read components and styles published in team libraries'],
      ['file_variables:read', 'Read variables in accessible files'],
      ['file_variables:write', 'Create and modify variables in accessible files'],
    ],
  ],
  [
    'Development',
    [
      ['file_dev_resources:read', 'Read and list dev resources in accessible files'],
      ['file_dev_resources:write', 'Create and modify dev resources in accessible files'],
    ],
  ],
  [
    'Projects',
    [
      ['projects:read', 'Read team project structure'],
      ['project_metadata:read', 'Read metadata of projects'],
    ],
  ],
  [
    'Webhooks',
    [
      ['webhooks:read', 'Read and list webhooks'],
      ['webhooks:write', 'Create, modify, and delete webhooks'],
    ],
  ],
];

// [reported, figma.md 9: PawStars guide; likely official text]
const KO = {
  'file_content:read': '파일의 내용을 읽고 이미지를 렌더링합니다',
  'file_metadata:read': '파일의 메타데이터를 읽습니다',
  'file_versions:read': '파일의 버전 기록을 읽습니다',
  'webhooks:read': '웹훅을 읽고 나열합니다',
};

/** The description of a scope in the page's language, as far as one is verified. */
export function describe(id, english) {
  return (lang.startsWith('ko') && KO[id]) || english;
}
