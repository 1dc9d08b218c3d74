import account from './hi/account.json' with { type: 'json' };
import analytics from './hi/analytics.json' with { type: 'json' };
import audit from './hi/audit.json' with { type: 'json' };
import auto from './hi/auto.json' with { type: 'json' };
import backup from './hi/backup.json' with { type: 'json' };
import callback from './hi/callback.json' with { type: 'json' };
import campaign from './hi/campaign.json' with { type: 'json' };
import check from './hi/check.json' with { type: 'json' };
import column from './hi/column.json' with { type: 'json' };
import compose from './hi/compose.json' with { type: 'json' };
import connect from './hi/connect.json' with { type: 'json' };
import consent from './hi/consent.json' with { type: 'json' };
import delivery from './hi/delivery.json' with { type: 'json' };
import failure from './hi/failure.json' with { type: 'json' };
import feed from './hi/feed.json' with { type: 'json' };
import field from './hi/field.json' with { type: 'json' };
import filter from './hi/filter.json' with { type: 'json' };
import forget from './hi/forget.json' with { type: 'json' };
import health from './hi/health.json' with { type: 'json' };
import history from './hi/history.json' with { type: 'json' };
import importing from './hi/import.json' with { type: 'json' };
import kind from './hi/kind.json' with { type: 'json' };
import left from './hi/left.json' with { type: 'json' };
import list from './hi/list.json' with { type: 'json' };
import look from './hi/look.json' with { type: 'json' };
import media from './hi/media.json' with { type: 'json' };
import message from './hi/message.json' with { type: 'json' };
import nav from './hi/nav.json' with { type: 'json' };
import notice from './hi/notice.json' with { type: 'json' };
import panel from './hi/panel.json' with { type: 'json' };
import placeholder from './hi/placeholder.json' with { type: 'json' };
import quick from './hi/quick.json' with { type: 'json' };
import refusal from './hi/refusal.json' with { type: 'json' };
import rejection from './hi/rejection.json' with { type: 'json' };
import row from './hi/row.json' with { type: 'json' };
import search from './hi/search.json' with { type: 'json' };
import selection from './hi/selection.json' with { type: 'json' };
import sending from './hi/sending.json' with { type: 'json' };
import settings from './hi/settings.json' with { type: 'json' };
import setup from './hi/setup.json' with { type: 'json' };
import skip from './hi/skip.json' with { type: 'json' };
import status from './hi/status.json' with { type: 'json' };
import stray from './hi/stray.json' with { type: 'json' };
import talk from './hi/talk.json' with { type: 'json' };
import template from './hi/template.json' with { type: 'json' };
import theme from './hi/theme.json' with { type: 'json' };
import timeline from './hi/timeline.json' with { type: 'json' };
import token from './hi/token.json' with { type: 'json' };
import top from './hi/top.json' with { type: 'json' };
import tunnel from './hi/tunnel.json' with { type: 'json' };
import way from './hi/way.json' with { type: 'json' };

/** Every sentence of the window in Hindi. */
export const hi = {
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
