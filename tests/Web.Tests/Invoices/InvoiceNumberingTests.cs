using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Numbers under concurrency, two nodes and transactions that are killed: no gap, no double, and their order is that of issue.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InvoiceNumberingTests
{
    private const int Clients = 12;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Many_at_once_on_two_nodes_with_killed_ones_between_number_without_a_gap(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var clients = Enumerable.Range(0, Clients).Select(_ => Guid.NewGuid()).ToList();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(clients.Select(Client));
            db.AddRange(clients.Select(InvoiceSite.Contact));
            return db.SaveChangesAsync();
        });
        foreach (var client in clients)
        {
            await InvoiceSite.AddServicesAsync(site, client, [2]);
        }

        // Each client is asked for on both nodes at once, and every third time the transaction that took the number dies before it is written.
        await Parallel.ForEachAsync(
            clients.SelectMany((client, place) => new[] { (client, place, Node: site.App), (client, place, Node: second) }),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (work, cancellationToken) =>
            {
                if (work.place % 3 == 0)
                {
                    await DieWithNumberAsync(work.Node, site.Anne.Id, cancellationToken);
                }

                await InvoiceSite.IssueAsync(site, work.client.ToString("N"), node: work.Node);
            }
        );

        var issued = await InvoiceSite.AllAsync(site);
        Assert.Equal(Clients, issued.Count);
        Assert.Equal(Clients, issued.Select(i => i.Pseudonym).Distinct().Count());
        Assert.Empty(InvoiceNumber.Problems(issued.Select(i => (i.Sequence, i.IssuedAt))));
    }

    internal static Web.Accounts.Account Client(Guid id) =>
        new()
        {
            Id = id,
            UserName = id.ToString("N"),
            NormalizedUserName = id.ToString("N"),
            DisplayName = "Client",
        };

    /// <summary>What a process leaves that ends between taking a number and committing: nothing.</summary>
    private static Task<int> DieWithNumberAsync(TestSupport.Hosting.AppHost node, Guid issuer, CancellationToken cancellationToken) =>
        node.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Set<InvoiceSeries>()
                .Where(s => s.IssuerId == issuer)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), cancellationToken);
            return 0;
        });
}
