using Visavis.Web.Help.Legal;
using Visavis.Web.Help.Support;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Trust;

/// <summary>Something in every table of trust and help about one person, who reported, was limited and moderates. What stays holds no word of theirs.</summary>
internal static class TrustRows
{
    public static IEnumerable<object> Of(Guid person, string word, DateTimeOffset then)
    {
        var report = new Report
        {
            Id = Guid.NewGuid(),
            Number = "S-AAAAAAAA",
            SecretHash = "hash",
            Kind = ReportKind.Other,
            SubjectName = "Jean",
            Story = "Une histoire",
            ReceivedAt = then,
            Version = Guid.NewGuid(),
        };
        report.Evidence.Add(
            new ReportEvidence
            {
                Id = Guid.NewGuid(),
                Source = EvidenceSource.Said,
                Words = "Des paroles",
            }
        );
        var statement = new Statement
        {
            Id = Guid.NewGuid(),
            AccountId = person,
            Title = "Titre",
            Text = "Raisons",
            Language = "fr",
        };
        var decision = new Decision
        {
            Id = Guid.NewGuid(),
            SubjectId = person,
            Words = "Des faits",
        };
        var measure = new Measure
        {
            Id = Guid.NewGuid(),
            AccountId = person,
            Kind = MeasureKind.ContentRemoved,
            DecisionId = decision.Id,
            StatementId = statement.Id,
            StartsAt = then,
            EndedAt = then,
            RemovedContent = word,
        };
        measure.Effects.Add(new MeasureEffect { Name = "content", DoneAt = then });
        return
        [
            report,
            new ReportContact
            {
                ReportId = report.Id,
                AccountId = person,
                Name = word,
                Email = $"{word}@example.org",
                Language = "fr",
            },
            decision,
            statement,
            measure,
            new Appeal
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                StatementId = statement.Id,
                Words = "Une contestation",
                Version = Guid.NewGuid(),
            },
            new SupportRequest
            {
                Id = Guid.NewGuid(),
                Number = "Q-AAAAAAAA",
                AccountId = person,
                Email = $"{word}@example.org",
                Words = word,
                Language = "fr",
            },
            new TermsAcceptance
            {
                AccountId = person,
                TermsVersion = 1,
                Hash = "hash",
                Language = "fr",
                At = then,
            },
            new VerifiedMark
            {
                Id = Guid.NewGuid(),
                ProfessionalId = person,
                Name = word,
                What = word,
                Answer = word,
                AskedAt = then,
            },
            new AuthorityRecord
            {
                Id = Guid.NewGuid(),
                ReportId = report.Id,
                Whom = "Commissariat",
                What = "Une copie",
                Day = new DateOnly(2026, 11, 20),
                ById = person,
                At = then,
            },
            new AuthorityOrder
            {
                Id = Guid.NewGuid(),
                SubjectId = person,
                Authority = "Parquet de Lyon",
                Reference = "2026/118",
                What = "Une copie",
                Day = new DateOnly(2026, 11, 20),
                EnteredById = person,
                EnteredAt = then,
                Words = "Suivi",
            },
            new BannedIdentity
            {
                Hash = "hash",
                AccountId = person,
                BannedAt = then,
                EndsAt = then.AddYears(2),
            },
            new Moderator
            {
                AccountId = person,
                NamedAt = then,
                StoppedAt = then,
            },
        ];
    }
}
