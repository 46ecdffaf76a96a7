using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.DataRights;

namespace Visavis.Web.Tests.DataRights;

/// <summary>A word is planted in every field of somebody; after erasure no byte of any file that the site owns holds it.</summary>
public sealed class NothingLeftTests
{
    [Fact]
    public async Task After_erasure_the_word_is_in_no_byte_of_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(folder.FullPath);
        using var probe = new PersonClient(app.StartOnPort());
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).IsSuccessStatusCode);
        var (person, _) = await WholePerson.CreateAsync(app);
        var mail = Path.Combine(folder.FullPath, "mail");
        Directory.CreateDirectory(mail);
        await File.WriteAllTextAsync(
            Path.Combine(mail, "a.eml"),
            $"To: Anne@{WholePerson.Word.ToUpperInvariant()}.example\n\nBonjour",
            TestContext.Current.CancellationToken
        );
        Assert.NotEmpty(FilesWith(folder.FullPath));
        await Eventually.IsTrueAsync(() =>
            Task.FromResult(FilesWith(folder.FullPath).Exists(file => file.Contains("search-", StringComparison.Ordinal)))
        );

        await app.Services.GetRequiredService<AccountErasure>().EraseAsync(person.Id, person.Id, TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(() => Task.FromResult(FilesWith(folder.FullPath).Count == 0));
        Assert.Empty(FilesWith(folder.FullPath));
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
