using System.Security.Cryptography;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Registration;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Whoever comes back after a ban for fraud is neither shown nor makes contact until a moderator looked: a case of its own stands in the queue.</summary>
internal sealed class ReturnCheck(
    VisavisDbContext own,
    FraudReturns returns,
    MeasureKeeper keeper,
    StatementWriter statements,
    TrustMails mails,
    StaffNotices staff,
    SiteAddress site,
    TimeProvider time
) : IReturnCheck
{
    public async Task<bool> IsBannedAsync(Guid accountId, CancellationToken cancellationToken) =>
        await returns.AreBannedAsync(own, await returns.HashesOfAsync(own, accountId, cancellationToken), cancellationToken);

    public async Task HoldAsync(VisavisDbContext db, Account account, CancellationToken cancellationToken)
    {
        var statement = statements.OfReturn(account);
        mails.AddStatement(db, account, statement, site.Url);
        await keeper.BeginAsync(db, new NewMeasure(MeasureKind.Hidden, statement, EndsAt: null, Decision: null), cancellationToken);
        await keeper.BeginAsync(db, new NewMeasure(MeasureKind.NoNewContact, statement, EndsAt: null, Decision: null), cancellationToken);
        var report = new Report
        {
            Id = Guid.NewGuid(),
            Number = ReportDesk.NewNumber(),
            SecretHash = FollowUpLinks.HashOf(RandomNumberGenerator.GetHexString(32)),
            Kind = ReportKind.Other,
            SubjectName = account.DisplayName,
            SubjectId = account.Id,
            Story =
                "Le site l’a vu de lui-même : un moyen de connexion de ce compte a appartenu à un compte fermé pour fraude. Le profil n’est pas affiché et les contacts sont arrêtés, jusqu’à votre décision.",
            ReceivedAt = time.GetUtcNow(),
            Version = Guid.NewGuid(),
        };
        db.Add(report);
        await staff.AddReceivedAsync(db, report, cancellationToken);
    }
}
