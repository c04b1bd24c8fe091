//! The roles of nodes.

use crate::json::names;

/// Roles of the accessibility tree that matter here (WAI-ARIA names), and a few of our own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are WAI-ARIA's")]
pub enum Role {
    Alert,
    Alertdialog,
    Button,
    Cell,
    Checkbox,
    Columnheader,
    Combobox,
    Date,
    Dialog,
    /// A read-only or disabled field; what it held does not travel.
    Field,
    Form,
    Gridcell,
    Group,
    Heading,
    /// A hidden field that carries a date, a small number or a chosen option.
    Hidden,
    /// A label that belongs to no field.
    Label,
    Link,
    List,
    Listbox,
    Listitem,
    Main,
    Menuitem,
    Navigation,
    /// Something that appeared beside the part that was read, such as a toast.
    Notice,
    Option,
    Password,
    Progressbar,
    Radio,
    Radiogroup,
    Region,
    Row,
    Rowheader,
    Searchbox,
    /// A secret stood here.
    Secret,
    Slider,
    Spinbutton,
    Status,
    Switch,
    Tab,
    Table,
    Tabpanel,
    Text,
    Textarea,
    Textbox,
    Time,
    /// Any other.
    #[default]
    Generic,
}

names!(
    Role {
        Alert = "alert", Alertdialog = "alertdialog", Button = "button", Cell = "cell",
        Checkbox = "checkbox", Columnheader = "columnheader", Combobox = "combobox", Date = "date",
        Dialog = "dialog", Field = "field", Form = "form", Gridcell = "gridcell", Group = "group",
        Heading = "heading", Hidden = "hidden", Label = "label", Link = "link", List = "list",
        Listbox = "listbox", Listitem = "listitem", Main = "main", Menuitem = "menuitem",
        Navigation = "navigation", Notice = "notice", Option = "option", Password = "password",
        Progressbar = "progressbar", Radio = "radio", Radiogroup = "radiogroup", Region = "region",
        Row = "row", Rowheader = "rowheader", Searchbox = "searchbox", Secret = "secret",
        Slider = "slider", Spinbutton = "spinbutton", Status = "status", Switch = "switch", Tab = "tab", Table = "table",
        Tabpanel = "tabpanel", Text = "text", Textarea = "textarea", Textbox = "textbox", Time = "time",
        Generic = "generic",
    } else Generic
);
