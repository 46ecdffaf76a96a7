namespace Visavis.Web.Accounts;

/// <summary>Names the fields that a save really changed.</summary>
public static class ChangedFields
{
    public static IReadOnlyList<string> Of(params (string Name, object? Before, object? After)[] fields) =>
        [.. fields.Where(field => !Equals(field.Before, field.After)).Select(field => field.Name)];
}
