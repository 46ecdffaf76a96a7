using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;

namespace Visavis.Web.Commands;

/// <summary>Makes somebody an administrator, which no page can do.</summary>
internal sealed record PromoteCommand(AccountArgument Account) : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var account = await Account.FindAsync(db, cancellationToken);
        if (account.IsAdministrator)
        {
            await console.Out.WriteLineAsync($"{account.DisplayName} is an administrator already.");
            return;
        }

        account.IsAdministrator = true;

        // The next request of an open session reads the new right.
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = services.GetRequiredService<TimeProvider>().GetUtcNow(),
                SubjectId = account.Id,
                Action = "administrator-promoted",
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await console.Out.WriteLineAsync($"{account.DisplayName} is an administrator now, and signs in again.");
    }
}
