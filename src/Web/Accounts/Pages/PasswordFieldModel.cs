namespace Visavis.Web.Accounts.Pages;

/// <summary>A password field with a button that shows what is typed.</summary>
/// <param name="AutoComplete"><c>current-password</c> or <c>new-password</c>.</param>
/// <param name="Error">The sentence under the field, if it was refused.</param>
/// <param name="Id">Of the input; its name unless two stand on one page.</param>
public sealed record PasswordFieldModel(
    string Name,
    string Label,
    string AutoComplete,
    string? Hint = null,
    string? Error = null,
    string? Id = null
);
