namespace Visavis.Web.Foundation.Localization;

// One empty class per resource file: Localization/{Name}.en.resx. A page folder's _ViewImports injects the one it uses as L.

/// <summary>Layout, home, errors and everything used on more than one page.</summary>
public sealed class CommonTexts;

/// <summary>Sign-in and account pages.</summary>
public sealed class AccountTexts;

/// <summary>Results and profile pages.</summary>
public sealed class ProfessionalTexts;

/// <summary>Filters of the results, suggestions while typing, how results are ordered.</summary>
public sealed class SearchTexts;

/// <summary>Lobby, call page, ring dialog, presence switch and list of calls.</summary>
public sealed class CallTexts;

/// <summary>The profile editor, working hours.</summary>
public sealed class ProfileEditorTexts;

/// <summary>Gallery, documents and refusals of uploads.</summary>
public sealed class MediaTexts;

/// <summary>Organisations, their members and invitations.</summary>
public sealed class OrganisationTexts;

/// <summary>Mails and what the security and notification pages say.</summary>
public sealed class SecurityTexts;

/// <summary>Export, unsubscription and what is kept.</summary>
public sealed class DataRightsTexts;
