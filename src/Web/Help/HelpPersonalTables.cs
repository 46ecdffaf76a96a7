using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Help.Legal;
using Visavis.Web.Help.Support;

namespace Visavis.Web.Help;

/// <summary>What export and erasure do with the tables of help.</summary>
internal static class HelpPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<SupportRequest>
            .Deleted(
                "supportRequests",
                (db, person) =>
                    db.Set<SupportRequest>().Where(r => r.AccountId == person.Id || (person.Email != null && r.Email == person.Email))
            )
            .Exports(
                nameof(SupportRequest.Number),
                nameof(SupportRequest.Kind),
                nameof(SupportRequest.Email),
                nameof(SupportRequest.Words),
                nameof(SupportRequest.At),
                nameof(SupportRequest.AnswerBy),
                nameof(SupportRequest.AnsweredAt),
                nameof(SupportRequest.Answer)
            )
            .Withholds(
                nameof(SupportRequest.Id),
                nameof(SupportRequest.AccountId),
                nameof(SupportRequest.Language),
                nameof(SupportRequest.AnsweredById)
            ),
        new PersonalTable<TermsNotice>("termsNotices", (db, person) => db.Set<TermsNotice>().Where(t => t.AccountId == person.Id))
            .Exports(nameof(TermsNotice.Document), nameof(TermsNotice.TermsVersion), nameof(TermsNotice.At))
            .Withholds(nameof(TermsNotice.AccountId))
            .Keeps(nameof(TermsNotice.AccountId), nameof(TermsNotice.Document), nameof(TermsNotice.TermsVersion), nameof(TermsNotice.At)),
        // That the terms were accepted must be provable for as long as something may follow from them.
        new PersonalTable<TermsAcceptance>(
            "termsAcceptances",
            (db, person) => db.Set<TermsAcceptance>().Where(t => t.AccountId == person.Id)
        )
            .Exports(
                nameof(TermsAcceptance.TermsVersion),
                nameof(TermsAcceptance.Hash),
                nameof(TermsAcceptance.Language),
                nameof(TermsAcceptance.At)
            )
            .Withholds(nameof(TermsAcceptance.AccountId))
            .Keeps(
                nameof(TermsAcceptance.AccountId),
                nameof(TermsAcceptance.TermsVersion),
                nameof(TermsAcceptance.Hash),
                nameof(TermsAcceptance.Language),
                nameof(TermsAcceptance.At)
            ),
    ];
}
