using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.DataRights;

/// <summary>
/// Every column of the schema, and what export and erasure do with it. A module says it beside its entities, in a class called
/// <c>…PersonalTables</c> with <c>All</c> and, where it has tables that hold nothing about a person, <c>NotPersonal</c>: it is found here. A test reads
/// the schema and fails on a column without a rule, so nobody adds one without deciding.
/// </summary>
internal static class PersonalTables
{
    private static readonly IReadOnlyList<Type> Declarations =
    [
        .. typeof(PersonalTables)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith(nameof(PersonalTables), StringComparison.Ordinal) && type != typeof(PersonalTables))
            .OrderByDescending(type => type == typeof(AccountPersonalTables))
            .ThenBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Tables that hold nothing about a person: ids to look at again, keys of the machinery, and what only a browser can open.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } =
    [typeof(OutboxMessage), typeof(DataProtectionKey), typeof(SealedForm), .. Declared<Type>(nameof(NotPersonal))];

    /// <summary>In the order of the file; the account first.</summary>
    public static IReadOnlyList<PersonalTable> All { get; } = [.. Declared<PersonalTable>(nameof(All))];

    public static PersonOnFile PersonOf(Account account) => new(account.Id, account.EmailConfirmed ? account.Email : null);

    private static IEnumerable<T> Declared<T>(string property) =>
        Declarations.SelectMany(type =>
            (IEnumerable<T>?)type.GetProperty(property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) ?? []
        );
}
