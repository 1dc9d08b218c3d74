import account from './en/account.json' with { type: 'json' };
import analytics from './en/analytics.json' with { type: 'json' };
import audit from './en/audit.json' with { type: 'json' };
import auto from './en/auto.json' with { type: 'json' };
import backup from './en/backup.json' with { type: 'json' };
import callback from './en/callback.json' with { type: 'json' };
import campaign from './en/campaign.json' with { type: 'json' };
import check from './en/check.json' with { type: 'json' };
import column from './en/column.json' with { type: 'json' };
import compose from './en/compose.json' with { type: 'json' };
import connect from './en/connect.json' with { type: 'json' };
import consent from './en/consent.json' with { type: 'json' };
import delivery from './en/delivery.json' with { type: 'json' };
import failure from './en/failure.json' with { type: 'json' };
import feed from './en/feed.json' with { type: 'json' };
import field from './en/field.json' with { type: 'json' };
import filter from './en/filter.json' with { type: 'json' };
import forget from './en/forget.json' with { type: 'json' };
import health from './en/health.json' with { type: 'json' };
import history from './en/history.json' with { type: 'json' };
import importing from './en/import.json' with { type: 'json' };
import kind from './en/kind.json' with { type: 'json' };
import left from './en/left.json' with { type: 'json' };
import list from './en/list.json' with { type: 'json' };
import look from './en/look.json' with { type: 'json' };
import media from './en/media.json' with { type: 'json' };
import message from './en/message.json' with { type: 'json' };
import nav from './en/nav.json' with { type: 'json' };
import notice from './en/notice.json' with { type: 'json' };
import panel from './en/panel.json' with { type: 'json' };
import placeholder from './en/placeholder.json' with { type: 'json' };
import quick from './en/quick.json' with { type: 'json' };
import refusal from './en/refusal.json' with { type: 'json' };
import rejection from './en/rejection.json' with { type: 'json' };
import row from './en/row.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import selection from './en/selection.json' with { type: 'json' };
import sending from './en/sending.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import setup from './en/setup.json' with { type: 'json' };
import skip from './en/skip.json' with { type: 'json' };
import status from './en/status.json' with { type: 'json' };
import stray from './en/stray.json' with { type: 'json' };
import talk from './en/talk.json' with { type: 'json' };
import template from './en/template.json' with { type: 'json' };
import theme from './en/theme.json' with { type: 'json' };
import timeline from './en/timeline.json' with { type: 'json' };
import token from './en/token.json' with { type: 'json' };
import top from './en/top.json' with { type: 'json' };
import tunnel from './en/tunnel.json' with { type: 'json' };
import way from './en/way.json' with { type: 'json' };

/** Every sentence of the window in English, a file a group; `hi.ts` says the same in Hindi. */
export const en = {
  forget,
  backup,
  account,
  analytics,
  callback,
  campaign,
  check,
  column,
  compose,
  delivery,
  failure,
  feed,
  field,
  filter,
  health,
  history,
  import: importing,
  kind,
  left,
  list,
  media,
  message,
  nav,
  notice,
  panel,
  quick,
  refusal,
  rejection,
  row,
  search,
  selection,
  settings,
  status,
  stray,
  talk,
  theme,
  timeline,
  token,
  top,
  placeholder,
  skip,
  template,
  way,
  connect,
  consent,
  auto,
  audit,
  sending,
  look,
  setup,
  tunnel,
};
