import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Select,
  Tooltip,
} from '@mantine/core';
import controls from './controls.module.css';

/** The one accent. Shade 7 carries white text in light, shade 3 dark text in dark. */
const pine: MantineColorsTuple = [
  '#e9f3ef',
  '#d3e7df',
  '#a5d0c0',
  '#6fc7aa',
  '#4aa88b',
  '#35917a',
  '#277a66',
  '#1f6a57',
  '#185546',
  '#113f34',
];

/** Mantine brings behaviour; the look is ours. Sizes follow the type scale of `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { pine },
  defaultRadius: 6,
  fontFamily: 'var(--font)',
  fontSizes: {
    xs: 'var(--text-sm)',
    sm: 'var(--text-md)',
    md: 'var(--text-md)',
    lg: 'var(--text-lg)',
    xl: 'var(--text-xl)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
      classNames: { root: controls.icon ?? '' },
    }),
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'filled' },
      classNames: { root: controls.button ?? '', label: controls.label ?? '' },
    }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      classNames: { wrapper: controls.field ?? '', input: controls.input ?? '' },
    }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: controls.caption ?? '', description: controls.description ?? '' },
    }),
    Menu: Menu.extend({
      // The first item has the focus then, and nothing but items is in the menu.
      defaultProps: {
        shadow: 'none',
        offset: 4,
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
      },
      classNames: { dropdown: controls.dropdown ?? '', item: controls.item ?? '', label: controls.group ?? '' },
    }),
    Select: Select.extend({
      defaultProps: {
        size: 'xs',
        // The list itself scrolls: a box within it would be one that the keyboard does not reach.
        withScrollArea: false,
        comboboxProps: { shadow: 'none', offset: 4, transitionProps: { duration: 80 } },
      },
      classNames: {
        dropdown: controls.dropdown ?? '',
        options: controls.options ?? '',
        option: controls.item ?? '',
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.32 },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      classNames: { content: controls.modal ?? '', header: controls.modal ?? '', title: controls.title ?? '' },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: { duration: 80 } },
      classNames: { tooltip: controls.tooltip ?? '' },
    }),
  },
});
