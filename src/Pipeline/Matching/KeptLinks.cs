using System.Security.Cryptography;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Matching;

/// <summary>
/// The decisions of the last linking that still hold. A decision depends on the party, the model, the size of the registry in whole bits, and the entities that
/// share a key with the party: who has no key of an entity that changed since is decided as before. So new parties meet all entities, new entities and
/// names meet all parties, and the rest is taken over: the result is that of deciding all.
/// </summary>
internal sealed class KeptLinks
{
    private readonly WarehouseConnection warehouse;
    private readonly int asOf;
    private readonly string model;
    private readonly int entityBits;
    private readonly (int AsOf, int LastFile)? last;

    private KeptLinks(WarehouseConnection warehouse, LinkModel used, int asOf)
    {
        (this.warehouse, this.asOf) = (warehouse, asOf);
        model = $"{RunPipeline.ProgramVersion} {Convert.ToHexStringLower(SHA256.HashData(used.ToJson()))}";
        entityBits = RegistrySize.Bits((int)warehouse.Count("SELECT count(*) FROM known_entity"));
        last = warehouse
            .Rows(
                "SELECT as_of, last_file FROM kept_linking WHERE model = $model AND entity_bits = $bits AND as_of <= $as_of",
                row => ((int, int)?)(row.GetInt32(0), row.GetInt32(1)),
                ("model", model),
                ("bits", entityBits),
                ("as_of", asOf)
            )
            .SingleOrDefault();
    }

    /// <summary>Makes party_to_link from doubtful_party: those that must be decided.</summary>
    public static KeptLinks Since(int asOf, LinkModel model, WarehouseConnection warehouse)
    {
        var kept = new KeptLinks(warehouse, model, asOf);
        kept.MakePartyToLink();
        return kept;
    }

    /// <summary>Adds what holds to linked_party and match_step, and keeps all of it for the next linking, unless that was of a later day.</summary>
    public void TakeOver()
    {
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE still_kept AS SELECT party_id FROM doubtful_party ANTI JOIN party_to_link USING (party_id);
            INSERT INTO linked_party FROM kept_link SEMI JOIN still_kept USING (party_id);
            INSERT INTO match_step FROM kept_step SEMI JOIN still_kept USING (party_id);
            """
        );
        if (warehouse.Count("SELECT count(*) FROM kept_linking WHERE as_of > $as_of", ("as_of", asOf)) > 0)
            return;
        warehouse.InTransaction(() =>
        {
            warehouse.Execute(
                """
                DELETE FROM kept_linking;
                DELETE FROM kept_link WHERE party_id NOT IN (FROM still_kept);
                DELETE FROM kept_step WHERE party_id NOT IN (FROM still_kept);
                INSERT INTO kept_link FROM linked_party SEMI JOIN party_to_link USING (party_id);
                INSERT INTO kept_step FROM match_step SEMI JOIN party_to_link USING (party_id);
                """
            );
            warehouse.Execute(
                "INSERT INTO kept_linking SELECT $as_of, coalesce(max(file_no), 0), $model, $bits FROM source_file",
                ("as_of", asOf),
                ("model", model),
                ("bits", entityBits)
            );
        });
    }

    private void MakePartyToLink()
    {
        if (last is not { } before)
        {
            warehouse.Execute("CREATE OR REPLACE TEMP TABLE party_to_link AS FROM doubtful_party");
            return;
        }
        warehouse.Make("changed_version", ("as_of", asOf), ("last_file", before.LastFile), ("last_day", before.AsOf));
        warehouse.Execute("CREATE OR REPLACE TEMP TABLE touched_party (party_id BIGINT)");
        if (KeysOfChanged() is { Count: > 0 } keys)
            FindTouched(keys);
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE party_to_link AS
            FROM doubtful_party
            WHERE party_id NOT IN (SELECT party_id FROM kept_link) OR party_id IN (SELECT party_id FROM touched_party)
            ORDER BY party_id
            """
        );
    }

    private HashSet<ulong> KeysOfChanged()
    {
        var scheme = LinkSchemes.Business;
        var keys = new KeyList();
        var found = new HashSet<ulong>();
        warehouse.ForEach(
            $"SELECT {PartyTexts.OfEntity} FROM changed_version",
            row =>
            {
                scheme.TakeEntityKeys(scheme.Prepare(PartyTexts.Of(row)), keys);
                foreach (var key in keys.Keys)
                    found.Add(key.Hash);
            }
        );
        return found;
    }

    private void FindTouched(HashSet<ulong> changed)
    {
        var scheme = LinkSchemes.Business;
        var keys = new KeyList();
        var touched = new List<long>();
        warehouse.ForEach(
            $"SELECT {PartyTexts.OfParty} FROM doubtful_party SEMI JOIN kept_link USING (party_id)",
            row =>
            {
                scheme.TakeRecordKeys(scheme.Prepare(PartyTexts.Of(row)), keys);
                foreach (var key in keys.Keys)
                {
                    if (!changed.Contains(key.Hash))
                        continue;
                    touched.Add(row.GetInt64(0));
                    break;
                }
            }
        );
        using var appender = warehouse.AppendChunksTo("temp", "touched_party");
        foreach (var party in touched)
            appender.Add(party).EndRow();
        appender.Close();
    }
}
