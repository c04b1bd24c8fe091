// Apps and scopes of the wizard. App names [shot S26c, S26d]; scope names follow the
// grammar and the examples of atlassian.md 9 [shot, seen in code]; which of them stand
// in which list is ours, but for the counts of Bitbucket (45) and the naming.

const BITBUCKET_READ = [
  'gpg-key',
  'issue',
  'package',
  'permission',
  'pipeline',
  'project',
  'pullrequest',
  'repository',
  'runner',
  'snippet',
  'ssh-key',
  'test',
  'user',
  'webhook',
  'wiki',
  'workspace',
];
const BITBUCKET_WRITE = [
  'gpg-key',
  'issue',
  'package',
  'permission',
  'pipeline',
  'pullrequest',
  'repository',
  'runner',
  'snippet',
  'ssh-key',
  'test',
  'webhook',
  'wiki',
];
const BITBUCKET_DELETE = [
  'gpg-key',
  'issue',
  'package',
  'permission',
  'pullrequest',
  'repository',
  'runner',
  'snippet',
  'ssh-key',
  'webhook',
  'wiki',
];
const BITBUCKET_ADMIN = ['pipeline', 'project', 'repository', 'runner', 'workspace'];

function bitbucket() {
  const make = (verb, things) => things.map((thing) => `${verb}:${thing}:bitbucket`);
  return [
    ...make('admin', BITBUCKET_ADMIN),
    ...make('delete', BITBUCKET_DELETE),
    ...make('read', BITBUCKET_READ),
    ...make('write', BITBUCKET_WRITE),
  ];
}

const JIRA = [
  'manage:jira-configuration',
  'manage:jira-project',
  'manage:jira-webhook',
  'read:jira-user',
  'read:jira-work',
  'write:jira-work',
  'delete:async-task:jira',
  'delete:board-scope.admin:jira-software',
  'read:board-scope:jira-software',
  'read:issue-details:jira',
  'read:issue:jira',
  'write:issue:jira',
  'read:project:jira',
  'read:sprint:jira-software',
  'write:sprint:jira-software',
  'read:me',
];

const CONFLUENCE = [
  'read:confluence-content.all',
  'read:confluence-space.summary',
  'write:confluence-content',
  'delete:page:confluence',
  'read:content.metadata:confluence',
  'read:page:confluence',
  'read:space:confluence',
  'write:comment:confluence',
  'write:page:confluence',
];

const MCP = [
  'read:jira:agent-interface',
  'search:jira:agent-interface',
  'write:jira:agent-interface',
  'read:confluence:agent-interface',
  'search:confluence:agent-interface',
  'write:confluence:agent-interface',
  'read:me',
  'read:account',
];

/** [id as in the link's `appId`, name, scopes]. */
export const APPS = [
  ['bitbucket', 'Bitbucket', bitbucket()],
  ['compass', 'Compass', ['read:component:compass', 'write:component:compass', 'read:scorecard:compass']],
  ['confluence', 'Confluence', CONFLUENCE],
  ['forge', 'Forge', ['read:app:forge', 'manage:app:forge']],
  ['jira-align', 'Jira Align', ['read:work-item:jira-align']],
  ['jpd', 'Jira Product Discovery', ['read:idea:jira-product-discovery', 'write:idea:jira-product-discovery']],
  ['jira', 'Jira', JIRA],
  ['mcp', 'Rovo MCP', MCP],
  ['rovodev', 'Rovo Dev', ['read:session:rovo-dev', 'write:session:rovo-dev', 'read:me']],
  ['graph', 'Teamwork Graph', ['read:object:teamwork-graph']],
  ['teams', 'Teams', ['read:team:teams', 'write:team:teams']],
];

/** Two parts make a classic scope, three a granular one; some are marked as neither. */
export function scopeType(scope) {
  if (scope.endsWith('agent-interface')) return '';
  return scope.split(':').length > 2 ? 'Granular' : 'Classic';
}

const VERBS = {
  read: 'View',
  write: 'Create and update',
  delete: 'Delete',
  admin: 'Administer',
  manage: 'Manage',
  search: 'Search',
};

export function describeScope(scope) {
  const [verb, thing] = scope.split(':');
  return `${VERBS[verb] || verb} ${(thing || '').replace(/[-.]/g, ' ')} data you have access to.`;
}

/** `mcp-v2` and its like name the same app [seen in code, 2.4]. */
export function appById(id) {
  return APPS.find(([known]) => known === id || id?.startsWith(`${known}-`)) || APPS[0];
}
