using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Trust.Transparency;

namespace Visavis.Web.Trust.Orders;

/// <summary>What export and erasure do with orders of authorities: what one may read of them stands in the statement; a file of one's own must not break a silence that was ordered.</summary>
internal static class OrderPersonalTables
{
    /// <summary>Counts of people, and nobody's name.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(ActiveMonth)];

    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new PersonalTable<AuthorityOrder>(
            "authorityOrders",
            (db, person) => db.Set<AuthorityOrder>().Where(o => o.EnteredById == person.Id)
        )
            .Exports(nameof(AuthorityOrder.Kind), nameof(AuthorityOrder.Day), nameof(AuthorityOrder.EnteredAt))
            .Withholds([.. Facts.Except([nameof(AuthorityOrder.Kind), nameof(AuthorityOrder.Day), nameof(AuthorityOrder.EnteredAt)])])
            .Keeps([.. Facts]),
    ];

    private static IEnumerable<string> Facts =>
        [
            nameof(AuthorityOrder.Id),
            nameof(AuthorityOrder.Kind),
            nameof(AuthorityOrder.SubjectId),
            nameof(AuthorityOrder.Authority),
            nameof(AuthorityOrder.Reference),
            nameof(AuthorityOrder.What),
            nameof(AuthorityOrder.Day),
            nameof(AuthorityOrder.SilentUntil),
            nameof(AuthorityOrder.EnteredById),
            nameof(AuthorityOrder.EnteredAt),
            nameof(AuthorityOrder.Answer),
            nameof(AuthorityOrder.Words),
            nameof(AuthorityOrder.AnsweredById),
            nameof(AuthorityOrder.AnsweredAt),
            nameof(AuthorityOrder.StatementId),
            nameof(AuthorityOrder.ToldAt),
            nameof(AuthorityOrder.Version),
        ];
}
