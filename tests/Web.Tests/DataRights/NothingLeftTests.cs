using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Bookings.Files;
using Visavis.Web.DataRights;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.DataRights;

/// <summary>A word is planted in every field of somebody; after erasure no byte of any file that the site owns holds it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class NothingLeftTests
{
    private static readonly string Wordless = Path.Combine(RepositoryPaths.Root, "tests/Web.Tests/DataRights/columns-without-words.txt");

    [Fact]
    public async Task After_erasure_the_word_is_in_no_byte_of_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(folder.FullPath);
        using var probe = new PersonClient(app.StartOnPort());
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).IsSuccessStatusCode);
        var (person, _) = await WholePerson.CreateAsync(app);
        await PlantBesideAsync(app, folder.FullPath, person.Id);
        Assert.NotEmpty(FilesWith(folder.FullPath));
        await Eventually.IsTrueAsync(() =>
            Task.FromResult(FilesWith(folder.FullPath).Exists(file => file.Contains("search-", StringComparison.Ordinal)))
        );

        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(person.Id, person.Id, TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(() => Task.FromResult(FilesWith(folder.FullPath).Count == 0));
        Assert.Empty(FilesWith(folder.FullPath));
        Assert.Equal(["Nouveau message de –", "–, puis Zznor"], await TitlesOfOthersAsync(app));
    }

    [Fact]
    public async Task A_name_that_is_a_word_takes_nothing_from_the_bells_of_strangers()
    {
        await using var app = AppHost.OnSqlite();
        var stranger = await app.AddAccountAsync("Paul Petit");
        var leaving = await app.AddAccountAsync("Nouveau");
        await app.WithDataAsync(db =>
        {
            db.Add(NoticeOf(stranger.Id, "Nouveau message de Zoé Blanc"));
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(leaving.Id, leaving.Id, TestContext.Current.CancellationToken);

        var left = await app.WithDataAsync(db =>
            db.Set<Notice>().Where(n => n.AccountId == stranger.Id).Select(n => n.Title).SingleAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("Nouveau message de Zoé Blanc", left);
    }

    [Fact]
    public async Task The_word_is_planted_in_every_column_that_could_hold_words()
    {
        await using var app = AppHost.OnSqlite();
        await WholePerson.CreateAsync(app);
        var without = await app.WithDataAsync(async db =>
        {
            var columns = PersonalTables
                .All.Select(table => db.Model.FindEntityType(table.Entity)!.GetTableMappings().First().Table)
                .Distinct()
                .SelectMany(table => table.Columns.Where(CouldHoldWords).Select(column => (Table: table.Name, Column: column.Name)));
            var found = new List<string>();
            foreach (var (table, column) in columns)
            {
#pragma warning disable EF1002, EF1003 // Names of the model.
                var rows = db.Database.SqlQueryRaw<int>(
                    $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE instr(lower(\"{column}\"), '{WholePerson.Word}') > 0"
                );
#pragma warning restore EF1002, EF1003
                if (await rows.SingleAsync(TestContext.Current.CancellationToken) == 0)
                {
                    found.Add($"{table}.{column}");
                }
            }

            return found;
        });
        var known = await File.ReadAllLinesAsync(Wordless, TestContext.Current.CancellationToken);

        // A new column that holds a code or a mark of the site is added to the list; one that a person fills is filled by WholePerson.
        Assert.True(
            without.ToHashSet().SetEquals(known.Where(line => line.Length > 0 && line[0] != '#')),
            string.Join('\n', without.Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public async Task What_the_site_writes_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(folder.FullPath);
        using var probe = new PersonClient(app.StartOnPort());
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).IsSuccessStatusCode);
        await app.AddAccountAsync();
        await Eventually.IsTrueAsync(() =>
            Task.FromResult(Directory.EnumerateFiles(folder.FullPath, "search-*.db", SearchOption.AllDirectories).Any())
        );

        var open = Directory
            .EnumerateFileSystemEntries(folder.FullPath, "*", SearchOption.AllDirectories)
            .Append(folder.FullPath)
            .Where(path =>
                (ModeOf(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != UnixFileMode.None
            )
            .Where(File.Exists)
            .Select(path => Path.GetRelativePath(folder.FullPath, path));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(folder.FullPath));
        Assert.Empty(open);
    }

    private static bool CouldHoldWords(IColumn column) =>
        column.StoreType == "TEXT"
        && column.PropertyMappings.Select(mapping => mapping.Property).All(property => Nullable.GetUnderlyingType(property.ClrType) is null)
        && column.PropertyMappings.All(mapping =>
            mapping.TypeMapping.Converter?.ProviderClrType is null or { FullName: "System.String" }
            && (
                mapping.Property.ClrType == typeof(string)
                || typeof(System.Collections.IEnumerable).IsAssignableFrom(mapping.Property.ClrType)
            )
            && !(mapping.Property.GetMaxLength() < WholePerson.Word.Length)
        );

    /// <summary>What lies beside the rows: their files, mails as files to the person and about them, and the bells of others.</summary>
    private static async Task PlantBesideAsync(AppHost app, string folder, Guid person)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var mail = Path.Combine(folder, "mail");
        Directory.CreateDirectory(mail);
        await File.WriteAllTextAsync(
            Path.Combine(mail, "a.eml"),
            $"To: Anne@{WholePerson.Word.ToUpperInvariant()}.example\n\nBonjour",
            cancelled
        );
        await File.WriteAllTextAsync(
            Path.Combine(mail, "b.eml"),
            $"To: Paul@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nAnne zzqu=\nokka vous =C3=A9crit",
            cancelled
        );
        await File.WriteAllTextAsync(Path.Combine(mail, "c.eml.part"), $"To: Anne@{WholePerson.Word}.example", cancelled);
        await File.WriteAllTextAsync(Path.Combine(mail, "d.eml"), "To: Paul@example.org\n\nAnne vous salue", cancelled);
        await app.WithDataAsync(async db =>
        {
            var other = await db.Users.Where(a => a.DisplayName == "Paul Petit").Select(a => a.Id).FirstAsync(cancelled);
            db.AddRange(
                NoticeOf(other, $"Nouveau message de Anne {WholePerson.Word}"),
                NoticeOf(other, $"Anne {WholePerson.Word}, puis Zznor")
            );
            return await db.SaveChangesAsync(cancelled);
        });
        var store = app.Services.GetRequiredService<IBlobStore>();
        var keys = await app.WithDataAsync(async db =>
        {
            List<string> all =
            [
                .. await db.PhotoFiles.Select(f => f.StorageKey).ToListAsync(cancelled),
                .. await db.ProfileDocuments.Select(f => f.StorageKey).ToListAsync(cancelled),
                .. await db.Set<MessageFile>().Select(f => f.StorageKey).ToListAsync(cancelled),
                .. await db.Set<BookingFile>().Select(f => f.StorageKey).ToListAsync(cancelled),
                .. await db.Set<MemberPortrait>().Select(p => p.StorageKey).ToListAsync(cancelled),
            ];
            return all;
        });
        foreach (var key in keys)
        {
            await store.WriteAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(WholePerson.Word)), "application/pdf", cancelled);
        }
    }

    private static Notice NoticeOf(Guid account, string title) =>
        new()
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            Kind = "message",
            SubjectKey = "conversation:1",
            Title = title,
            CreatedAt = DateTimeOffset.UtcNow,
            DueAt = DateTimeOffset.UtcNow,
            DeliveredAt = DateTimeOffset.UtcNow,
        };

    private static Task<List<string>> TitlesOfOthersAsync(AppHost app) =>
        app.WithDataAsync(db => db.Set<Notice>().Select(n => n.Title).OrderBy(t => t).ToListAsync());

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static List<string> FilesWith(string folder)
    {
        var word = Encoding.UTF8.GetBytes(WholePerson.Word);
        var capitals = Encoding.UTF8.GetBytes(WholePerson.Word.ToUpperInvariant());
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                var bytes = copy.ToArray().AsSpan();
                if (bytes.IndexOf(word) >= 0 || bytes.IndexOf(capitals) >= 0)
                {
                    found.Add(file);
                }
            }
            catch (FileNotFoundException)
            {
                // Gone between the list and the look.
            }
        }

        return found;
    }
}
